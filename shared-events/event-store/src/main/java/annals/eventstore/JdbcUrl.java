package annals.eventstore;

import annals.eventstore.DatabaseAddress.Unreadable;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;

/** The connection URL of pgjdbc, and how one is written. */
final class JdbcUrl {

    private JdbcUrl() {}

    /**
     * Takes user and password out of the parameters; all else stays as it is.
     *
     * @param text what follows {@code jdbc:postgresql:}
     */
    static DatabaseAddress parse(String text) {
        var question = text.indexOf('?');
        var path = question < 0 ? text : text.substring(0, question);
        var user = "";
        var password = "";
        var others = new ArrayList<String>();
        for (var part : question < 0 ? new String[0] : text.substring(question + 1).split("&")) {
            if (part.startsWith("user=")) {
                user = decoded(part.substring("user=".length()));
            } else if (part.startsWith("password=")) {
                password = decoded(part.substring("password=".length()));
            } else if (!decoded(part).isEmpty()) {
                others.add(part);
            }
        }
        return DatabaseAddress.of(
                DatabaseAddress.JDBC
                        + checked(path)
                        + (others.isEmpty() ? "" : "?" + String.join("&", others)),
                user,
                password);
    }

    /** The parameters as a query, with its question mark; empty for none. */
    static String query(Map<String, String> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** As pgjdbc decodes it. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String checked(String path) {
        if (!path.startsWith("//")) {
            if (path.indexOf('@') >= 0 || path.indexOf(':') >= 0) {
                throw new Unreadable("its host does not follow //");
            }
            return path;
        }
        if (path.indexOf('@') >= 0) {
            throw new Unreadable(
                    "in JDBC's form user and password are parameters, they cannot stand before @");
        }
        var slash = path.indexOf('/', 2);
        var hosts = slash < 0 ? path.substring(2) : path.substring(2, slash);
        return "//" + PostgresUrl.hosts(hosts, "") + (slash < 0 ? "/" : path.substring(slash));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new Unreadable("a % in it is not followed by two hexadecimal digits");
        }
    }
}
