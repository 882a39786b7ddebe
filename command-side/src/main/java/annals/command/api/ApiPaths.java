package annals.command.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Paths as they are told to people who are to call them. */
final class ApiPaths {

    private ApiPaths() {}

    static String server(String name) {
        return "/v0.1/servers/" + encoded(name);
    }

    static String version(String server, String version) {
        return server(server) + "/versions/" + encoded(version);
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
