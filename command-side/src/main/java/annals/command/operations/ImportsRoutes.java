package annals.command.operations;

import annals.command.importing.Imports;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import tools.jackson.databind.JsonNode;

import java.io.IOException;

/** An import while the registry runs. */
@Component
final class ImportsRoutes {

    private static final int LONGEST_SOURCE = 4_096;

    private final Imports imports;

    ImportsRoutes(Imports imports) {
        this.imports = imports;
    }

    ServerResponse latest(ServerRequest request) {
        return imports.latest()
                .map(status -> Replies.json(200, status))
                .orElseGet(
                        () -> Replies.problem(404, "this process has not imported anything yet"));
    }

    ServerResponse begin(ServerRequest request) throws IOException {
        return switch (Wish.of(request)) {
            case Wish.Unusable(int status, String why) -> Replies.problem(status, why);
            case Wish.Read(JsonNode wish) -> begin(wish.path("source").asString("").strip());
        };
    }

    private ServerResponse begin(String source) {
        if (source.isEmpty() || source.length() > LONGEST_SOURCE || source.indexOf('\0') >= 0) {
            return Replies.problem(
                    422,
                    "source: expected a file's path or a URL of at most %d characters"
                            .formatted(LONGEST_SOURCE));
        }
        return imports.begin(source)
                .map(status -> Replies.json(202, status))
                .orElseGet(
                        () ->
                                Replies.problem(
                                        409,
                                        "another import is under way; wait for its end, then ask"
                                                + " again"));
    }
}
