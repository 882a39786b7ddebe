package annals.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.eventstore.testing.TestDatabase;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class MigrationsTest {

    private final DatabaseAddress address = TestDatabase.fresh();
    private final JdbcClient database =
            JdbcClient.create(new DriverManagerDataSource(address.url(), address.user(), ""));

    private Migrations run() {
        return Migrations.run(address, "event_store", "db/event-store");
    }

    @Test
    void runAgainTheyChangeNothing() {
        run();
        var before = database.sql("select id from event_store.registry").query().singleRow();

        run();

        assertThat(database.sql("select id from event_store.registry").query().singleRow())
                .isEqualTo(before);
    }

    @Test
    void aDatabaseOfANewerVersionIsRefusedInOneSentenceAndLeftAsItIs() {
        run();
        database.sql(
                        """
                        insert into event_store.flyway_schema_history
                        select 99, '99', 'of tomorrow', type, 'V99__of_tomorrow.sql', 1,
                            installed_by, installed_on, 1, true
                        from event_store.flyway_schema_history where version = '1'
                        """)
                .update();

        assertThatThrownBy(this::run)
                .isInstanceOf(NewerDatabase.class)
                .hasMessage(
                        "the database was used by a newer version of Annals (its schema event_store"
                            + " is at version 99); start that version or a later one. Nothing was"
                            + " changed");
        assertThat(
                        database.sql("select count(*) from event_store.flyway_schema_history")
                                .query(Integer.class)
                                .single())
                .isEqualTo(4);
    }
}
