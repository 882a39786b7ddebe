package annals.eventstore;

import annals.eventstore.DatabaseAddress.Unreadable;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The connection URL of libpq (PostgreSQL's manual, 32.1.1.2), read as the official service's
 * driver reads it: the last {@code @} ends the user's part, {@code +} is a space in parameters.
 */
final class PostgresUrl {

    private static final Pattern FORM =
            Pattern.compile(
                    "(?:(?<credentials>[^/?#]*)@)?(?<hosts>[^/?#@]*)"
                            + "(?:/(?<database>[^?#@]*))?(?:\\?(?<query>[^#]*))?");
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
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new Unreadable("there is an @ or a # where none can be");
        }
        var credentials = part(form, "credentials");
        if (credentials.isEmpty() && text.indexOf('@') >= 0) {
            // more likely a password that holds a question mark
            throw new Unreadable("there is an @ after the host");
        }
        var colon = (credentials + ":").indexOf(':');
        var user = decoded(credentials.substring(0, colon));
        var password = decoded(credentials.substring(Math.min(colon + 1, credentials.length())));
        var parameters = parameters(part(form, "query"));
        var hosts =
                hosts(
                        parameters.getOrDefault("host", decoded(part(form, "hosts"))),
                        parameters.getOrDefault("port", ""));
        var database = parameters.getOrDefault("dbname", decoded(part(form, "database")));
        var query = JdbcUrl.query(ConnectionParameters.toJdbc(parameters));
        return DatabaseAddress.of(
                DatabaseAddress.JDBC + "//" + hosts + "/" + JdbcUrl.encoded(database) + query,
                parameters.getOrDefault("user", user),
                parameters.getOrDefault("password", password));
    }

    private static String part(Matcher form, String name) {
        var found = form.group(name);
        return found == null ? "" : found;
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
        if (!port.isEmpty() && !isPort(port)) {
            throw new Unreadable("the port is not a number from 1 to 65535");
        }
        var host = name == null || name.isEmpty() ? "localhost" : name;
        return port.isEmpty() ? host : host + ":" + port;
    }

    private static boolean isPort(String text) {
        return text.matches("\\d{1,5}")
                && Integer.parseInt(text) > 0
                && Integer.parseInt(text) <= 65_535;
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
