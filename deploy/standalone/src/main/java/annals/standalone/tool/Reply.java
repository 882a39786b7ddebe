package annals.standalone.tool;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * An answer of a management port.
 *
 * @param asked method and address, for the sentence that says what is wrong
 */
record Reply(String asked, int status, String body) {

    /** What it says, if it is a success. */
    JsonNode json() {
        requireSuccess();
        try {
            return Json.MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw ToolFailure.failed(strange());
        }
    }

    /** For answers that say nothing. */
    void requireSuccess() {
        if (status / 100 != 2) {
            throw ToolFailure.failed(refusal());
        }
    }

    /** What it says, whatever its status; an empty node if that is no JSON. */
    JsonNode contentOrNothing() {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JacksonException e) {
            return Json.MAPPER.createObjectNode();
        }
    }

    private String refusal() {
        var detail = detail();
        return detail.isEmpty() ? strange() : detail;
    }

    private String strange() {
        return "what answers there is no registry of this version: %s was answered with %d"
                .formatted(asked, status);
    }

    private String detail() {
        return contentOrNothing().path("detail").asString("");
    }
}
