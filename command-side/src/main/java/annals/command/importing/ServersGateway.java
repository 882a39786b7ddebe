package annals.command.importing;

import annals.command.server.Decision;
import annals.command.server.Refusal;
import annals.command.server.ServerCommand;
import annals.command.server.Servers;

import java.util.List;
import java.util.function.Consumer;

/** Hands the import's commands to the servers. */
final class ServersGateway implements ImportGateway {

    private final Servers servers;

    ServersGateway(Servers servers) {
        this.servers = servers;
    }

    @Override
    public List<Result> append(
            List<ServerCommand> commands, Consumer<List<Result>> alsoInThisTransaction) {
        return results(
                servers.sendAll(
                        commands, decisions -> alsoInThisTransaction.accept(results(decisions))));
    }

    private static List<Result> results(List<Decision> decisions) {
        return decisions.stream().map(ServersGateway::result).toList();
    }

    private static Result result(Decision decision) {
        return switch (decision) {
            case Decision.Append(var event) -> new Result.Appended(event.latest());
            case Decision.Refuse(var refusal) ->
                    switch (refusal) {
                        case Refusal.AlreadyThere(_, _, var latest) ->
                                new Result.AlreadyThere(latest);
                        case Refusal.DuplicateVersion(_, _, var latest) ->
                                new Result.AlreadyThere(latest);
                        case Refusal.TooManyVersions(_, _, var most) ->
                                new Result.Refused(
                                        "the server has %d versions, which is the most"
                                                .formatted(most));
                        case Refusal.NameSpelledOtherwise(_, var existing) ->
                                new Result.Refused(
                                        "its name differs only in letter case from %s, which is"
                                                        .formatted(existing)
                                                + " there");
                        case Refusal.RemoteUrlTaken taken ->
                                new Result.Refused(
                                        "remote URL %s is already used by server %s"
                                                .formatted(taken.url(), taken.holder()));
                        case Refusal.NoSuchVersion _,
                                Refusal.NoSuchServer _,
                                Refusal.MessageWhenActive _,
                                Refusal.NothingToChange _,
                                Refusal.NothingToChangeAtAll _,
                                Refusal.HeldByOperator _ ->
                                throw new IllegalStateException(
                                        "no answer to an import: " + refusal);
                    };
        };
    }
}
