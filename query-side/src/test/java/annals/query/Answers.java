package annals.query;

import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Shows whole answers, with what is new each time replaced by what it is. */
public final class Answers {

    private static final Set<String> UNTOLD =
            Set.of("connection", "content-length", "date", "keep-alive", "x-request-id");

    private Answers() {}

    /** Status, headers by name, an empty line, the body. */
    public static String shown(HttpResponse<String> answer) {
        var headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(UNTOLD);
        return masked(
                answer.statusCode()
                        + "\n"
                        + headers.entrySet().stream()
                                .map(
                                        header ->
                                                header.getKey()
                                                        + ": "
                                                        + String.join(" | ", header.getValue())
                                                        + "\n")
                                .collect(Collectors.joining())
                        + "\n"
                        + answer.body());
    }

    /** Times, cursors and tags as what they are. */
    public static String masked(String text) {
        return text.replaceAll("\"nextCursor\":\"_[A-Za-z0-9_-]+\"", "\"nextCursor\":\"<cursor>\"")
                .replaceAll("W/\"[A-Za-z0-9_-]+\"", "W/\"<tag>\"")
                .replaceAll("20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z", "<time>");
    }
}
