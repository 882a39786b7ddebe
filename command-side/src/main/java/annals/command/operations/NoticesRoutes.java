package annals.command.operations;

import annals.permission.Action;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;

/** Puts into the log that an operator has made a token; the token itself never comes here. */
@Component
final class NoticesRoutes {

    private static final Logger log = LoggerFactory.getLogger(NoticesRoutes.class);

    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");
    private static final Pattern PATTERN = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final int MOST_PERMISSIONS = 100;

    ServerResponse note(ServerRequest request) throws IOException {
        return switch (Wish.of(request)) {
            case Wish.Unusable(int status, String why) -> Replies.problem(status, why);
            case Wish.Read(JsonNode wish) ->
                    line(wish)
                            .map(NoticesRoutes::noted)
                            .orElseGet(
                                    () ->
                                            Replies.problem(
                                                    422,
                                                    "expected token (its id), expiresAt and"
                                                            + " permissions (action, resource)"));
        };
    }

    private static ServerResponse noted(String line) {
        log.warn(line);
        return ServerResponse.noContent().build();
    }

    private static Optional<String> line(JsonNode wish) {
        var id = wish.path("token").asString("");
        var permissions = wish.path("permissions");
        if (!ID.matcher(id).matches() || permissions.size() > MOST_PERMISSIONS) {
            return Optional.empty();
        }
        var told = new ArrayList<String>();
        for (var each : permissions) {
            var action = Action.of(each.path("action").asString(""));
            var resource = each.path("resource").asString("");
            if (action.isEmpty() || !PATTERN.matcher(resource).matches()) {
                return Optional.empty();
            }
            told.add(action.get().text() + " " + resource);
        }
        try {
            var expiry = Instant.parse(wish.path("expiresAt").asString(""));
            return Optional.of(
                    "An operator has made the token %s with the registry's key; until %s it may: %s"
                            .formatted(id, expiry, String.join(", ", told)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
