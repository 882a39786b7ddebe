package annals.command.api;

import annals.command.server.Refusal;
import annals.http.Problem;

import java.util.List;

/** How a refusal of the aggregate is told, in the official service's words where it has some. */
final class RefusalProblems {

    private RefusalProblems() {}

    /** 400 mostly: the official service has no 409. */
    static Problem of(Refusal refusal, Write write) {
        return switch (refusal) {
            case Refusal.DuplicateVersion(var server, var version, _) ->
                    failure(
                            write,
                            "invalid version: cannot publish duplicate version: %s@%s already exists"
                                    .formatted(server, version));
            case Refusal.TooManyVersions(_, _, var most) ->
                    failure(
                            write,
                            ("maximum number of versions for this server reached (%d): please reach"
                                            + " out at"
                                            + " https://github.com/modelcontextprotocol/registry to"
                                            + " explain your use case")
                                    .formatted(most));
            case Refusal.AlreadyThere(var server, var version, _) ->
                    failure(
                            write,
                            "%s@%s is there already and stays as it is".formatted(server, version));
            case Refusal.NoSuchVersion _, Refusal.NoSuchServer _ -> missing(write);
            case Refusal.MessageWhenActive _ ->
                    Problem.of(
                            400, "status_message cannot be provided when setting status to active");
            case Refusal.NothingToChange _ ->
                    Problem.of(
                            400,
                            "No changes to apply: status and message are already set to the"
                                    + " provided values");
            case Refusal.NothingToChangeAtAll _ ->
                    Problem.of(
                            400,
                            "No changes to apply: all versions already have the requested status"
                                    + " and message");
            case Refusal.HeldByOperator held -> held(held);
            case Refusal.NameSpelledOtherwise(var server, var existing) ->
                    failure(
                            write,
                            ("server name %s differs only in letter case from %s, which exists;"
                                            + " publish under that spelling, or under another name")
                                    .formatted(server, existing));
            case Refusal.RemoteUrlTaken taken -> failure(write, RemoteUrlAdvice.of(taken));
        };
    }

    /** 404. */
    static Problem missing(Write write) {
        return Problem.of(404, write.missing());
    }

    static Problem failure(Write write, String reason) {
        return Problem.of(400, write.failure(), List.of(Problem.Error.of(reason)));
    }

    private static Problem held(Refusal.HeldByOperator held) {
        var reason = held.reason();
        return Problem.of(
                403,
                "An operator of this registry has deleted %s@%s, and only an operator can change that. %s"
                        .formatted(
                                held.server(),
                                held.version(),
                                reason == null || reason.isEmpty()
                                        ? "No reason was given"
                                        : "The reason given: " + reason));
    }
}
