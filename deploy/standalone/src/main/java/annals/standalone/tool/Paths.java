package annals.standalone.tool;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Paths of a management port. */
final class Paths {

    static final String READ_MODELS = "/operations/read-models";
    static final String PROGRESS = READ_MODELS + "/progress";
    static final String IMPORTS = "/operations/imports";
    static final String NOTICES = "/operations/notices";
    static final String REGISTRY = "/operations/registry";
    static final String EVENTS = "/operations/events";

    private static final Pattern READ_MODEL = Pattern.compile("[a-z0-9_-]{1,100}");

    private Paths() {}

    static String rebuild(String readModel) {
        return READ_MODELS + "/" + sound(readModel) + "/rebuild";
    }

    static String verification(String readModel) {
        return READ_MODELS + "/" + sound(readModel) + "/verification";
    }

    private static String sound(String readModel) {
        if (!READ_MODEL.matcher(readModel).matches()) {
            throw ToolFailure.unusable(
                    "NAME: expected a read model, as \"read-models list\" shows them, found \"%s\""
                            .formatted(readModel));
        }
        return readModel;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
