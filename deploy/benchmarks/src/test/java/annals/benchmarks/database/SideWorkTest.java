package annals.benchmarks.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.benchmarks.failure.RunFailed;
import annals.eventstore.DatabaseAddress;
import annals.eventstore.testing.TestDatabase;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGStatement;

import java.sql.DriverManager;

/** As a registry's tables are, as far as it matters here. */
class SideWorkTest {

    private static final String PROJECTED =
            """
            set lock_timeout = '50ms';
            update query_side.read_models set position = position + 1 where name = '%s'
            """;

    private static final String ENDED =
            "insert into query_side.listing_past_3 select coalesce(max(until), 0) + 1 from"
                    + " query_side.listing_past_3";

    private EmbeddedServer server = new EmbeddedServer("", "");

    @BeforeEach
    void aRegistry() throws Exception {
        server = new EmbeddedServer(withRole(TestDatabase.fresh()).url(), "");
        server.execute(
                """
                create schema query_side;
                create table query_side.read_models (name text, generation int, position bigint);
                insert into query_side.read_models values ('history', 2, 7), ('listing', 3, 7);
                create table query_side.listing_3 (since bigint);
                create index listing_3_since on query_side.listing_3 (since);
                create table query_side.listing_past_3 (until bigint)
                """);
    }

    private static DatabaseAddress withRole(DatabaseAddress address) throws Exception {
        try (var connection =
                        DriverManager.getConnection(
                                address.url(), address.user(), address.password());
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    do $$ begin
                        if not exists (select from pg_roles where rolname = 'annals') then
                            create role annals superuser login;
                        end if;
                    end $$
                    """);
        }
        return address;
    }

    @Test
    void aPauseHoldsTheHistoryBackAndNothingElse() {
        var history = new HistoryWork(server);

        try (var _ = history.pause()) {
            server.execute(PROJECTED.formatted("listing"));
            assertThatThrownBy(() -> server.execute(PROJECTED.formatted("history")))
                    .isInstanceOf(RunFailed.class)
                    .hasMessageContaining("lock timeout");
            assertThat(history.mark()).isEqualTo(7);
        }
        server.execute(PROJECTED.formatted("history"));

        assertThat(history.mark()).isEqualTo(8);
    }

    @Test
    void inAPauseNothingOfThePastIsKept() {
        var past = PastWork.of(server);

        try (var _ = past.pause()) {
            server.execute(ENDED);
            assertThat(past.mark()).isZero();
            assertThat(sinceIndexes()).isZero();
        }
        server.execute(ENDED);

        assertThat(past.mark()).isEqualTo(1);
        assertThat(sinceIndexes()).isEqualTo(1);
    }

    @Test
    void whoPreparedAStatementInAPauseKeepsThePastAfterIt() throws Exception {
        var past = PastWork.of(server);
        try (var connection = server.connect();
                var insert = connection.prepareStatement(ENDED)) {
            insert.unwrap(PGStatement.class).setPrepareThreshold(1);
            try (var _ = past.pause()) {
                insert.executeUpdate();
            }
            insert.executeUpdate();
        }

        assertThat(past.mark()).isEqualTo(1);
    }

    private long sinceIndexes() {
        return server.number("select count(*) from pg_indexes where indexname = 'listing_3_since'");
    }
}
