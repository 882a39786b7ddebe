package annals.http.startup;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Where a server listens, in the official service's form {@code host:port} or {@code :port}.
 *
 * @param host a name or an address, IPv6 without brackets; empty: every interface
 * @param port 0: any free one
 */
public record ListenAddress(String host, int port) {

    private static final Pattern FORM =
            Pattern.compile("(?:\\[([^\\[\\]]+)]|([^:\\[\\]]*)):(\\d{1,5})");

    /**
     * Reads one.
     *
     * @param variable where the text comes from, for the sentence that refuses it
     */
    public static ListenAddress parse(String variable, String text) {
        var matcher = FORM.matcher(text.strip());
        if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > 65_535) {
            throw new StartRefused(
                    ("%s is \"%s\", expected is host:port or :port with a port from 0 to 65535,"
                                    + " as :8080, 127.0.0.1:8080 or [::1]:8080")
                            .formatted(variable, text));
        }
        var host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        try {
            var _ = InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new StartRefused(
                    "%s is \"%s\", but \"%s\" is no address and no host known here"
                            .formatted(variable, text, host),
                    e);
        }
        return new ListenAddress(host, Integer.parseInt(matcher.group(3)));
    }
}
