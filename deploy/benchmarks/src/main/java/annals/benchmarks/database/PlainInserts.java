package annals.benchmarks.database;

import annals.benchmarks.data.PublishText;
import annals.benchmarks.load.Reply;
import annals.benchmarks.load.Work;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Inserts documents into a plain table, each row with a commit of its own: the least that keeping
 * something for good costs on a database server, beside which a publish is looked at.
 */
public final class PlainInserts implements Work, AutoCloseable {

    private final EmbeddedServer server;

    /** One for each client, also when one load follows another. */
    private final List<Connection> connections = new ArrayList<>();

    private PlainInserts(EmbeddedServer server) {
        this.server = server;
    }

    /** Makes the table; {@link #close} drops it. */
    public static PlainInserts into(EmbeddedServer server) {
        var inserts = new PlainInserts(server);
        server.execute("drop schema if exists benchmark cascade");
        server.execute("create schema benchmark");
        server.execute(
                """
                create table benchmark.documents (
                    id bigint generated always as identity primary key,
                    body text not null,
                    recorded_at timestamptz not null default now()
                )
                """);
        return inserts;
    }

    @Override
    public Client client(int number) {
        try {
            while (connections.size() <= number) {
                connections.add(server.connect());
            }
            return new Inserter(
                    connections
                            .get(number)
                            .prepareStatement("insert into benchmark.documents (body) values (?)"),
                    document());
        } catch (SQLException e) {
            throw server.failed(e);
        }
    }

    private static String document() {
        return new String(
                PublishText.of("com.example/plain-insert", "1.0.0"), StandardCharsets.UTF_8);
    }

    private record Inserter(PreparedStatement statement, String document) implements Client {

        @Override
        public Reply request() {
            try {
                statement.setString(1, document);
                statement.executeUpdate();
                return new Reply.Good(1, document.length(), false);
            } catch (SQLException e) {
                return new Reply.Bad(String.valueOf(e.getMessage()));
            }
        }
    }

    @Override
    public void close() {
        try {
            for (var connection : connections) {
                connection.close();
            }
        } catch (SQLException e) {
            throw server.failed(e);
        }
        server.execute("drop schema benchmark cascade");
    }
}
