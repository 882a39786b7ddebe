package annals.standalone.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Set;
import java.util.TreeMap;

/**
 * Requests and their whole answers, in a form to be read and compared. Only what belongs to the
 * connection is left out.
 */
final class Conversation {

    private static final Set<String> OF_THE_CONNECTION =
            Set.of("Connection", "Content-Length", "Date", "Keep-Alive");

    private final Wire wire;
    private final StringBuilder text = new StringBuilder();

    Conversation(Wire wire) {
        this.wire = wire;
    }

    /** Sends a request, and notes it and its answer under this title. */
    HttpAnswer say(String title, WireRequest request) throws IOException {
        var answer = wire.send(request);
        text.append("### ").append(title).append("\n\n");
        note(request);
        note(answer);
        return answer;
    }

    /** All that was said. */
    String text() {
        return new Masks().apply(text.toString());
    }

    private void note(WireRequest request) {
        text.append(Shown.line(request.method() + " " + request.target())).append('\n');
        request.headers().forEach(line -> text.append(Shown.line(line)).append('\n'));
        note(Shown.body(request.body()));
    }

    private void note(HttpAnswer answer) {
        text.append("==> ").append(answer.status()).append('\n');
        var headers = new TreeMap<>(answer.headers());
        headers.keySet().removeIf(OF_THE_CONNECTION::contains);
        headers.forEach(
                (name, values) ->
                        values.forEach(
                                value ->
                                        text.append(Shown.line(name + ": " + value)).append('\n')));
        var body = Shown.body(answer.body().getBytes(UTF_8));
        note(body.isEmpty() || body.endsWith("\n") ? body : body + "\n(no line end)");
    }

    private void note(String body) {
        text.append('\n').append(body.strip()).append(body.isBlank() ? "" : "\n\n");
    }
}
