package annals.benchmarks.hammer;

import annals.benchmarks.failure.UnusableArgument;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.stream.Stream;

/**
 * Where a registry answers.
 *
 * @param uri scheme, host and path without a slash at its end
 */
public record BaseUrl(URI uri) {

    /**
     * Reads one.
     *
     * @param mine whether the user has said that the server is theirs; without it only this machine
     *     may be loaded
     */
    public static BaseUrl of(String text, boolean mine) {
        var uri = parse(text);
        if (!mine && !Stream.of(addresses(uri)).allMatch(InetAddress::isLoopbackAddress)) {
            throw new UnusableArgument(
                    "%s is not on this machine; load only servers of your own, and say so with --i-own-this-server"
                            .formatted(text));
        }
        return new BaseUrl(uri);
    }

    /** The URL of a path below the base, which begins with a slash and is escaped already. */
    URI at(String path) {
        return URI.create(uri + path);
    }

    private static URI parse(String text) {
        try {
            var uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            var scheme = String.valueOf(uri.getScheme());
            if ((scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null) {
                return uri;
            }
            throw unusable(text);
        } catch (URISyntaxException _) {
            throw unusable(text);
        }
    }

    private static UnusableArgument unusable(String text) {
        return new UnusableArgument(
                "the base URL must look like http://127.0.0.1:8080, without user, query or fragment; found \"%s\""
                        .formatted(text));
    }

    private static InetAddress[] addresses(URI uri) {
        try {
            return InetAddress.getAllByName(uri.getHost());
        } catch (UnknownHostException _) {
            throw new UnusableArgument(
                    "there is no host %s; check the base URL".formatted(uri.getHost()));
        }
    }
}
