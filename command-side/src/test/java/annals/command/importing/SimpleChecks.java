package annals.command.importing;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names and versions as the gate wants them; a published document needs a description too. */
final class SimpleChecks implements DocumentChecks {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9.-]+/[a-zA-Z0-9._-]+");
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public Optional<String> whyUnusable(JsonNode server) {
        if (!NAME.matcher(server.path("name").stringValue("")).matches()) {
            return Optional.of("the name must match " + NAME);
        }
        if (server.path("version").stringValue("").isEmpty()) {
            return Optional.of("a version is needed");
        }
        return text(server).contains("\\u0000")
                ? Optional.of("a string holds U+0000")
                : Optional.empty();
    }

    @Override
    public Admission admit(JsonNode server) {
        Optional<String> reason = whyUnusable(server);
        if (reason.isPresent()) {
            return new Admission.Refused(reason.get());
        }
        return server.has("description")
                ? new Admission.Admitted(text(server))
                : new Admission.Refused("expected required property description to be present");
    }

    @Override
    public String text(JsonNode server) {
        return JSON.writeValueAsString(server);
    }
}
