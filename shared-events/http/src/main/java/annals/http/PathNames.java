package annals.http;

import java.util.List;

/**
 * Names that travel in a path. The router has decoded them once; the official service decodes them
 * a second time (http-api 1.6), so that {@code %252F} also is a slash, and so do we.
 */
public final class PathNames {

    private PathNames() {}

    /** A server's name; 400 if it cannot be decoded. */
    public static String serverName(String decodedOnce) {
        return decode(decodedOnce, "Invalid server name encoding");
    }

    /** A version; 400 if it cannot be decoded. */
    public static String version(String decodedOnce) {
        return decode(decodedOnce, "Invalid version encoding");
    }

    private static String decode(String decodedOnce, String refusal) {
        return switch (Decoded.path(decodedOnce)) {
            case Decoded.Text(var text) -> text;
            case Decoded.BadEscape(var escape) ->
                    throw refused(refusal, "invalid URL escape \"%s\"".formatted(escape));
            case Decoded.NotUtf8() -> throw refused(refusal, "invalid UTF-8");
        };
    }

    private static ProblemException refused(String detail, String message) {
        return new ProblemException(Problem.of(400, detail, List.of(Problem.Error.of(message))));
    }
}
