package annals.command.admission.document;

/**
 * A URL as Go's {@code url.Parse} reads it, which refuses less and otherwise than {@code
 * java.net.URI} ({@code server-json.md} 12).
 */
sealed interface GoUrl {

    /** Reads a text; it may be relative, and empty. */
    static GoUrl parse(String text) {
        try {
            return GoUrlParser.parse(text);
        } catch (GoUrlParser.Malformed malformed) {
            return new Unparsable("parse " + GoText.quoted(text) + ": " + malformed.getMessage());
        }
    }

    /**
     * A text that is a URL.
     *
     * @param scheme in lower case; empty when there is none
     * @param host with its port, as it was written; empty when there is none
     */
    record Parsed(String scheme, String host) implements GoUrl {

        /** The host without port and brackets. */
        String hostname() {
            int colon = host.lastIndexOf(':');
            boolean hasPort = colon >= 0 && GoUrlParser.isPort(host.substring(colon));
            String name = hasPort ? host.substring(0, colon) : host;
            return name.startsWith("[") && name.endsWith("]")
                    ? name.substring(1, name.length() - 1)
                    : name;
        }
    }

    /** A text that is none, and why. */
    record Unparsable(String reason) implements GoUrl {}
}
