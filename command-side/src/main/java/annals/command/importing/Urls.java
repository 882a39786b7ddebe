package annals.command.importing;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes URLs and shows them. */
final class Urls {

    private Urls() {}

    /** Without user, query and fragment, which may hold secrets. */
    static String shown(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath();
    }

    /** Adds a parameter unless the URL has it. */
    static URI withDefault(URI uri, String name, String value) {
        boolean there = parameters(uri).stream().anyMatch(each -> isNamed(each, name));
        return there ? uri : with(uri, name, value);
    }

    /** Sets a parameter, encoded; it replaces what the URL has. */
    static URI with(URI uri, String name, String value) {
        var parameters = new ArrayList<>(parameters(uri));
        parameters.removeIf(each -> isNamed(each, name));
        parameters.add(name + "=" + encoded(value));
        String text = uri.toString().replaceFirst("[?#].*$", "");
        return URI.create(text + "?" + String.join("&", parameters));
    }

    private static List<String> parameters(URI uri) {
        String query = uri.getRawQuery();
        return query == null
                ? List.of()
                : Arrays.stream(query.split("&")).filter(each -> !each.isEmpty()).toList();
    }

    private static boolean isNamed(String parameter, String name) {
        return parameter.equals(name) || parameter.startsWith(name + "=");
    }

    /** A space as %20, which everybody reads alike. */
    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
