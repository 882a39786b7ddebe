package annals.command.importing;

import annals.command.server.ServerCommand;
import annals.events.Document;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Stores versions in a table; the one that is greatest as text is a server's latest. A test may
 * listen to each command before it is stored, and to each batch before and after its commit.
 */
final class StoredVersions implements ImportGateway {

    private final JdbcClient client;
    private final TransactionTemplate transactions;
    private final List<Integer> batches = new ArrayList<>();
    Consumer<ServerCommand> onCommand = _ -> {};
    Runnable beforeCommit = () -> {};
    Runnable afterCommit = () -> {};

    StoredVersions(ImportDatabase database) {
        this.client = database.client();
        this.transactions = database.transactions();
    }

    @Override
    public List<Result> append(
            List<ServerCommand> commands, Consumer<List<Result>> alsoInThisTransaction) {
        var results = new ArrayList<Result>();
        transactions.executeWithoutResult(
                _ -> {
                    commands.forEach(command -> results.add(store(command)));
                    alsoInThisTransaction.accept(results);
                    beforeCommit.run();
                });
        batches.add(commands.size());
        afterCommit.run();
        return results;
    }

    /** How many commands each transaction had that was committed. */
    List<Integer> batches() {
        return batches;
    }

    List<String> versions() {
        return client.sql("select server || '@' || version from stored_version order by position")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private Result store(ServerCommand command) {
        onCommand.accept(command);
        return switch (command) {
            case ServerCommand.PublishVersion(var server, var version, var document, _) ->
                    store(server, version, document);
            case ServerCommand.ImportVersion(var server, var version, var document, _, _) ->
                    store(server, version, document);
            case ServerCommand.EditVersion _,
                    ServerCommand.ChangeVersionStatus _,
                    ServerCommand.ChangeAllVersionsStatus _ ->
                    throw new IllegalArgumentException("no import does this: " + command);
        };
    }

    private Result store(String server, String version, Document.Content document) {
        if (version.equals("refused")) {
            return new Result.Refused("this version is refused");
        }
        int rows =
                client.sql(
                                """
                                insert into stored_version (server, version, document)
                                values (:server, :version, :document::json)
                                on conflict do nothing
                                """)
                        .param("server", server)
                        .param("version", version)
                        .param("document", document.json())
                        .update();
        String latest =
                client.sql("select max(version) from stored_version where server = :server")
                        .param("server", server)
                        .query(String.class)
                        .single();
        return rows == 1 ? new Result.Appended(latest) : new Result.AlreadyThere(latest);
    }
}
