package annals.eventstore;

import annals.eventstore.DatabaseAddress.Unreadable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The parameters of libpq (PostgreSQL's manual, 32.1.2) in the words of pgjdbc. A name that neither
 * knows is a setting of the server, as it is for the official service's driver.
 */
final class ConnectionParameters {

    /** Those that only change their name; the values are the same. */
    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("application_name", "ApplicationName"),
                    Map.entry("channel_binding", "channelBinding"),
                    Map.entry("connect_timeout", "connectTimeout"),
                    Map.entry("gssencmode", "gssEncMode"),
                    Map.entry("krbsrvname", "kerberosServerName"),
                    Map.entry("require_auth", "requireAuth"),
                    Map.entry("sslcert", "sslcert"),
                    Map.entry("sslkey", "sslkey"),
                    Map.entry("sslmode", "sslmode"),
                    Map.entry("sslnegotiation", "sslNegotiation"),
                    Map.entry("sslpassword", "sslpassword"),
                    Map.entry("sslrootcert", "sslrootcert"));

    private static final Set<String> SSL_MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    /** Told by the URL itself, or of no use here: pools and statements have settings of ours. */
    private static final Set<String> LEFT_OUT =
            Set.of(
                    "dbname",
                    "default_query_exec_mode",
                    "description_cache_capacity",
                    "host",
                    "keepalives_count",
                    "keepalives_idle",
                    "keepalives_interval",
                    "password",
                    "port",
                    "sslcompression",
                    "sslsni",
                    "statement_cache_capacity",
                    "user");

    /** What the driver has no word for; to leave it out could lower what was asked for. */
    private static final Set<String> NOT_POSSIBLE =
            Set.of(
                    "gsslib",
                    "hostaddr",
                    "passfile",
                    "replication",
                    "requirepeer",
                    "requiressl",
                    "service",
                    "servicefile",
                    "sslcertmode",
                    "sslcrl",
                    "sslcrldir",
                    "ssl_max_protocol_version",
                    "ssl_min_protocol_version",
                    "tcp_user_timeout");

    private static final String OPTIONS = "options";
    private static final Pattern SETTING = Pattern.compile("[a-z_][a-z0-9_.]*");

    private ConnectionParameters() {}

    static Map<String, String> toJdbc(Map<String, String> parameters) {
        var result = new LinkedHashMap<String, String>();
        parameters.forEach((name, value) -> put(result, name, value));
        if (parameters.containsKey("sslrootcert")) {
            verify(result);
        }
        return result;
    }

    private static void put(Map<String, String> result, String name, String value) {
        switch (name) {
            case "sslmode" -> {
                if (!SSL_MODES.contains(value)) {
                    throw new Unreadable(
                            "sslmode must be disable, allow, prefer, require, verify-ca or"
                                    + " verify-full");
                }
                result.put(name, value);
            }
            case "connect_timeout" -> {
                if (!value.matches("-?\\d{1,6}")) {
                    throw new Unreadable("connect_timeout must be a number of seconds");
                }
                result.put("connectTimeout", value.startsWith("-") ? "0" : value);
            }
            case "target_session_attrs" -> result.put("targetServerType", serverType(value));
            case "load_balance_hosts" ->
                    result.put("loadBalanceHosts", String.valueOf(value.equals("random")));
            case OPTIONS -> result.merge(name, value, ConnectionParameters::both);
            case "keepalives" -> result.put("tcpKeepAlive", String.valueOf(!value.equals("0")));
            case "fallback_application_name" -> result.putIfAbsent("ApplicationName", value);
            case "client_encoding" -> {
                if (!value.matches("(?i)utf-?8|unicode|auto")) {
                    throw new Unreadable("client_encoding must be UTF8");
                }
            }
            default -> {
                if (NOT_POSSIBLE.contains(name)) {
                    throw new Unreadable("the parameter " + name + " cannot be used here");
                }
                var known = NAMES.get(name);
                if (known != null) {
                    result.put(known, value);
                } else if (!LEFT_OUT.contains(name) && !name.startsWith("pool_")) {
                    result.merge(OPTIONS, setting(name, value), ConnectionParameters::both);
                }
            }
        }
    }

    private static String serverType(String value) {
        return switch (value) {
            case "any" -> "any";
            case "read-write", "primary" -> "primary";
            case "read-only", "standby" -> "secondary";
            case "prefer-standby" -> "preferSecondary";
            default ->
                    throw new Unreadable(
                            "target_session_attrs must be any, read-write, read-only, primary,"
                                    + " standby or prefer-standby");
        };
    }

    private static String both(String options, String more) {
        return options + " " + more;
    }

    private static String setting(String name, String value) {
        if (!SETTING.matcher(name).matches()) {
            throw new Unreadable("the name of a parameter is not one");
        }
        return "-c " + name + "=" + value.replace("\\", "\\\\").replace(" ", "\\ ");
    }

    /** libpq verifies as soon as it is told a root certificate; pgjdbc would only encrypt. */
    private static void verify(Map<String, String> result) {
        if ("system".equals(result.get("sslrootcert"))) {
            result.remove("sslrootcert");
            result.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
            result.put("sslmode", "verify-full");
        } else if ("require".equals(result.get("sslmode"))) {
            result.put("sslmode", "verify-ca");
        }
    }
}
