package annals.command.admission.document;

import java.util.Locale;
import java.util.regex.Pattern;

/** The steps of Go's {@code url.Parse}, as far as they refuse something. */
final class GoUrlParser {

    private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*+):");

    /** A colon and any number of digits, even none. */
    private static final Pattern PORT = Pattern.compile(":[0-9]*+");

    private static final Pattern USER = Pattern.compile("[a-zA-Z0-9._:~!$&'()*+,;=%@-]*+");

    /** What is left of a host once its escapes are taken out. */
    private static final Pattern HOST_CHARACTER =
            Pattern.compile("[a-zA-Z0-9._~!$&'()*+,;=:\\[\\]<>\"-]|[^\\x00-\\x7F]");

    private GoUrlParser() {}

    static GoUrl.Parsed parse(String text) throws Malformed {
        refuseControlCharacters(text);
        int hash = text.indexOf('#');
        if (hash >= 0) {
            refuseBadEscapes(text.substring(hash + 1));
        }
        String url = hash < 0 ? text : text.substring(0, hash);
        var schemeAndColon = SCHEME.matcher(url);
        return schemeAndColon.lookingAt()
                ? withScheme(schemeAndColon.group(1), url.substring(schemeAndColon.end()))
                : withoutScheme(url);
    }

    private static GoUrl.Parsed withScheme(String scheme, String afterColon) throws Malformed {
        String rest = beforeQuery(afterColon);
        // what does not begin with a slash is opaque, and not looked at
        String host = rest.startsWith("/") ? hostOf(rest) : "";
        return new GoUrl.Parsed(scheme.toLowerCase(Locale.ROOT), host);
    }

    private static GoUrl.Parsed withoutScheme(String url) throws Malformed {
        if (url.startsWith(":")) {
            throw new Malformed("missing protocol scheme");
        }
        String rest = beforeQuery(url);
        int slash = rest.indexOf('/');
        if ((slash < 0 ? rest : rest.substring(0, slash)).contains(":")) {
            throw new Malformed("first path segment in URL cannot contain colon");
        }
        if (rest.startsWith("///")) {
            // a path, though it begins like an authority
            refuseBadEscapes(rest);
            return new GoUrl.Parsed("", "");
        }
        return new GoUrl.Parsed("", hostOf(rest));
    }

    private static void refuseControlCharacters(String text) throws Malformed {
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
            throw new Malformed("net/url: invalid control character in URL");
        }
    }

    private static String beforeQuery(String text) {
        int question = text.indexOf('?');
        return question < 0 ? text : text.substring(0, question);
    }

    /** Takes the host from an authority and path, and looks at both. */
    private static String hostOf(String authorityAndPath) throws Malformed {
        if (!authorityAndPath.startsWith("//")) {
            refuseBadEscapes(authorityAndPath);
            return "";
        }
        int slash = authorityAndPath.indexOf('/', 2);
        int end = slash < 0 ? authorityAndPath.length() : slash;
        String authority = authorityAndPath.substring(2, end);
        int at = authority.lastIndexOf('@');
        String host = authority.substring(at + 1);
        refuseBadHost(host);
        if (at >= 0) {
            refuseBadUser(authority.substring(0, at));
        }
        refuseBadEscapes(authorityAndPath.substring(end));
        return host;
    }

    private static void refuseBadUser(String user) throws Malformed {
        if (!USER.matcher(user).matches()) {
            throw new Malformed("net/url: invalid userinfo");
        }
        refuseBadEscapes(user);
    }

    private static void refuseBadHost(String host) throws Malformed {
        boolean bracketed = host.startsWith("[");
        int nameEnd = bracketed ? host.lastIndexOf(']') + 1 : host.lastIndexOf(':');
        if (bracketed && nameEnd == 0) {
            throw new Malformed("missing ']' in host");
        }
        String port = nameEnd < 0 ? "" : host.substring(nameEnd);
        if (!port.isEmpty() && !isPort(port)) {
            throw new Malformed("invalid port " + GoText.quoted(port) + " after host");
        }
        int zone = bracketed ? host.indexOf("%25") : -1;
        boolean zoned = zone >= 0 && zone < nameEnd;
        refuseBadHostName(zoned ? host.substring(0, zone) : host);
        if (zoned) {
            refuseBadEscapes(host.substring(zone));
        }
    }

    static boolean isPort(String text) {
        return PORT.matcher(text).matches();
    }

    private static void refuseBadHostName(String name) throws Malformed {
        refuseBadEscapes(name);
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '%') {
                // only bytes beyond ASCII may be escaped here, and the percent sign itself
                if (Character.digit(name.charAt(i + 1), 16) < 8 && !name.startsWith("%25", i)) {
                    throw badEscape(name, i);
                }
                i += 2;
            } else if (!HOST_CHARACTER.matcher(name.substring(i, i + 1)).matches()) {
                String found = GoText.quoted(name.substring(i, i + 1));
                throw new Malformed("invalid character " + found + " in host name");
            }
        }
    }

    private static void refuseBadEscapes(String text) throws Malformed {
        for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
            boolean whole = i + 2 < text.length();
            if (!whole || !isHex(text.charAt(i + 1)) || !isHex(text.charAt(i + 2))) {
                throw badEscape(text, i);
            }
        }
    }

    private static Malformed badEscape(String text, int percent) {
        String escape = text.substring(percent, Math.min(percent + 3, text.length()));
        return new Malformed("invalid URL escape " + GoText.quoted(escape));
    }

    private static boolean isHex(char c) {
        return c < 0x80 && Character.digit(c, 16) >= 0;
    }

    /** Says why a text is no URL; never leaves {@link GoUrl}. */
    static final class Malformed extends Exception {
        Malformed(String message) {
            super(message, null, false, false);
        }
    }
}
