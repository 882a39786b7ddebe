package annals.eventstore;

import annals.eventstore.DatabaseAddress.Unreadable;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The connection URL of libpq (PostgreSQL's manual, 32.1.1.2), read as the official service's
 * driver reads it: the last {@code @} ends the user's part, {@code +} is a space in parameters.
 */
final class PostgresUrl {

    private static final Pattern HOST =
            Pattern.compile(
                    "(\\[[0-9A-Fa-f:.]+(?:%[\\w.-]+)?]|[\\p{L}\\p{N}._-]*)(?::(\\d{1,5}))?");
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    /** What a decoder puts where bytes are no UTF-8. */
    private static final char NO_CHARACTER = '\ufffd';

    private PostgresUrl() {}

    /**
     * @param text what follows {@code postgres://}
     */
    static DatabaseAddress parse(String text) {
        if (text.indexOf('#') >= 0) {
            throw new Unreadable("there is a # in it");
        }
        var question = text.indexOf('?');
        var parameters = parameters(question < 0 ? "" : text.substring(question + 1));
        var path = question < 0 ? text : text.substring(0, question);
        var slash = path.indexOf('/');
        var authority = slash < 0 ? path : path.substring(0, slash);
        var database = slash < 0 ? "" : decoded(path.substring(slash + 1));
        var at = authority.lastIndexOf('@');
        if (path.indexOf('@', authority.length()) >= 0 || at < 0 && text.indexOf('@') >= 0) {
            throw new Unreadable("there is an @ after the host");
        }
        var credentials = at < 0 ? "" : authority.substring(0, at);
        var colon = credentials.indexOf(':');
        var user = decoded(colon < 0 ? credentials : credentials.substring(0, colon));
        var password = colon < 0 ? "" : decoded(credentials.substring(colon + 1));

        var hosts =
                hosts(
                        parameters.getOrDefault(
                                "host", decoded(at < 0 ? authority : authority.substring(at + 1))),
                        parameters.getOrDefault("port", ""));
        return DatabaseAddress.of(
                DatabaseAddress.JDBC
                        + "//"
                        + hosts
                        + "/"
                        + JdbcUrl.encoded(parameters.getOrDefault("dbname", database))
                        + JdbcUrl.query(ConnectionParameters.toJdbc(parameters)),
                parameters.getOrDefault("user", user),
                parameters.getOrDefault("password", password));
    }

    /** Checks a list of hosts and gives it in the form of pgjdbc. */
    static String hosts(String list, String ports) {
        var more = ports.split(",", -1);
        var hosts = list.split(",", -1);
        if (more.length > 1 && more.length != hosts.length) {
            throw new Unreadable("there are not as many ports as hosts");
        }
        var result = new ArrayList<String>();
        for (int i = 0; i < hosts.length; i++) {
            result.add(host(hosts[i], more.length > 1 ? more[i] : ports));
        }
        return String.join(",", result);
    }

    private static String host(String text, String otherPort) {
        if (text.startsWith("/")) {
            throw new Unreadable("a Unix socket is named, where a host is needed");
        }
        var matcher = HOST.matcher(text);
        if (!matcher.matches()) {
            throw new Unreadable("the host or its port is not one");
        }
        var name = matcher.group(1);
        var ownPort = matcher.group(2);
        var port = ownPort == null ? otherPort : ownPort;
        if (!port.isEmpty() && !port.matches("[1-9]\\d{0,4}|0*[1-9]\\d{0,3}")
                || port.length() == 5 && Integer.parseInt(port) > 65_535) {
            throw new Unreadable("the port is not a number from 1 to 65535");
        }
        var host = name == null || name.isEmpty() ? "localhost" : name;
        return port.isEmpty() ? host : host + ":" + port;
    }

    private static Map<String, String> parameters(String query) {
        var result = new LinkedHashMap<String, String>();
        for (var part : query.isEmpty() ? List.<String>of() : List.of(query.split("&"))) {
            var equals = part.indexOf('=');
            if (equals < 1) {
                throw new Unreadable("a parameter has no value");
            }
            result.putIfAbsent(
                    decoded(part.substring(0, equals)),
                    decoded(part.substring(equals + 1).replace("+", "%20")));
        }
        return result;
    }

    private static String decoded(String text) {
        if (BROKEN_ESCAPE.matcher(text).find()) {
            throw new Unreadable("a % in it is not followed by two hexadecimal digits");
        }
        var result = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        if (result.indexOf(NO_CHARACTER) >= 0 || result.indexOf(0) >= 0) {
            throw new Unreadable("its percent escapes are not text in UTF-8");
        }
        return result;
    }
}
