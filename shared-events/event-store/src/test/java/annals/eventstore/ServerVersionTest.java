package annals.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.eventstore.testing.TestEventStore;

import org.junit.jupiter.api.Test;

class ServerVersionTest {

    @Test
    void anOldServerIsRefusedInOneSentence() {
        assertThatThrownBy(new ServerVersion(130014)::requireUsable)
                .hasMessage(
                        "Annals needs PostgreSQL 14 or newer (17 or newer is best), and this is"
                                + " 13.14");
    }

    @Test
    void aServerThatCannotLimitTransactionsIsUsedWithTheGuardsThatItKnows() {
        assertThatNoException().isThrownBy(new ServerVersion(150018)::requireUsable);
        assertThat(new ServerVersion(150018).guards())
                .contains("idle_in_transaction_session_timeout")
                .doesNotContain("transaction_timeout = '10s'");
    }

    @Test
    void everyConnectionThatWritesIsGuarded() throws Exception {
        try (var store = TestEventStore.fresh()) {
            for (var pool : java.util.List.of(store.pools().writes(), store.pools().follows())) {
                try (var connection = pool.getConnection();
                        var statement = connection.createStatement();
                        var row =
                                statement.executeQuery(
                                        """
                                        select current_setting('lock_timeout'),
                                               current_setting('transaction_timeout'),
                                               current_setting(
                                                   'idle_in_transaction_session_timeout')
                                        """)) {
                    row.next();
                    assertThat(row.getString(1)).isEqualTo("5s");
                    assertThat(row.getString(2)).isEqualTo("10s");
                    assertThat(row.getString(3)).isEqualTo("2s");
                }
            }
        }
    }

    @Test
    void nothingCanBeWrittenThroughTheReadersConnections() throws Exception {
        try (var store = TestEventStore.fresh();
                var connection = store.pools().reads().getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("create table x (y int)"))
                    .hasMessageContaining("read-only");
        }
    }
}
