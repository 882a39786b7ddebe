package annals.standalone.tool;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Paths of a management port. */
final class Paths {

    static final String READ_MODELS = "/operations/read-models";
    static final String PROGRESS = READ_MODELS + "/progress";
    static final String IMPORTS = "/operations/imports";
    static final String NOTICES = "/operations/notices";
    static final String REGISTRY = "/operations/registry";
    static final String EVENTS = "/operations/events";

    private Paths() {}

    static String rebuild(String readModel) {
        return READ_MODELS + "/" + encoded(readModel) + "/rebuild";
    }

    static String verification(String readModel) {
        return READ_MODELS + "/" + encoded(readModel) + "/verification";
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
