package annals.command.api;

import annals.command.server.Refusal;
import annals.http.Problem;

import java.util.List;

/** How a refusal of the aggregate is told, in the official service's words where it has some. */
final class RefusalProblems {

    private RefusalProblems() {}

    /** 400 in all cases: the official service has no 409. */
    static Problem of(Refusal refusal, String detail) {
        return Problem.of(400, detail, List.of(Problem.Error.of(message(refusal))));
    }

    private static String message(Refusal refusal) {
        return switch (refusal) {
            case Refusal.DuplicateVersion(var server, var version, _) ->
                    ("invalid version: cannot publish duplicate version: %s@%s already exists."
                                    + " Versions are never replaced; publish another one")
                            .formatted(server, version);
            case Refusal.TooManyVersions(_, _, var most) ->
                    ("maximum number of versions for this server reached (%d): please reach out at"
                                    + " https://github.com/modelcontextprotocol/registry to explain"
                                    + " your use case")
                            .formatted(most);
            case Refusal.AlreadyThere(var server, var version, _) ->
                    "%s@%s is there already and stays as it is".formatted(server, version);
        };
    }
}
