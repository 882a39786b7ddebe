package annals.eventstore.rebuild;

import annals.eventstore.rebuild.RebuildState.Step;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The last rebuild of each read model, as all processes see it. */
final class RebuildTable {

    private static final String OPEN = "state not in ('done', 'failed', 'cancelled')";

    private final JdbcClient database;

    RebuildTable(JdbcClient database) {
        this.database = database;
    }

    /** Asks for one; false when one is under way. */
    boolean request(Rebuildable readModel, int rate) {
        return database.sql(
                                """
                                insert into query_side.rebuilds as r
                                    (read_model, generation, settings, rate, state)
                                select name, generation + 1, :settings, :rate, 'requested'
                                from query_side.read_models where name = :name
                                on conflict (read_model) do update
                                set generation = excluded.generation,
                                    settings = excluded.settings, rate = excluded.rate,
                                    state = excluded.state, events_done = 0, events_total = 0,
                                    differing = null, problem = null, requested_at = now(),
                                    started_at = null, moved_at = now(), ended_at = null
                                where r.state in ('done', 'failed', 'cancelled')
                                """)
                        .param("name", readModel.name())
                        .param("settings", readModel.settings())
                        .param("rate", rate)
                        .update()
                > 0;
    }

    /** Wishes one to end; false when none is under way. */
    boolean cancel(String readModel) {
        return end(readModel, Step.CANCELLED, null);
    }

    /** Begins, or begins anew what another process has left. */
    void begin(String readModel, int generation, long total) {
        database.sql(
                        """
                        update query_side.rebuilds
                        set generation = :generation, state = 'filling', events_done = 0,
                            events_total = :total, differing = null, started_at = now(),
                            moved_at = now()
                        where read_model = :name and
                        """
                                + OPEN)
                .param("generation", generation)
                .param("total", total)
                .param("name", readModel)
                .update();
    }

    /** Notes how far it has come; false when it was cancelled. */
    boolean move(String readModel, Step step, long done, long total) {
        return database.sql(
                                """
                                update query_side.rebuilds
                                set state = :state, events_done = :done, events_total = :total,
                                    moved_at = now()
                                where read_model = :name and
                                """
                                        + OPEN)
                        .param("state", word(step))
                        .param("done", done)
                        .param("total", total)
                        .param("name", readModel)
                        .update()
                > 0;
    }

    /** It is the live one. */
    void done(String readModel, @Nullable Long differing) {
        database.sql("update query_side.rebuilds set differing = :n where read_model = :name")
                .param("n", differing)
                .param("name", readModel)
                .update();
        end(readModel, Step.DONE, null);
    }

    /** It has failed. */
    void failed(String readModel, String problem) {
        end(readModel, Step.FAILED, problem);
    }

    private boolean end(String readModel, Step step, @Nullable String problem) {
        return database.sql(
                                """
                                update query_side.rebuilds
                                set state = :state, problem = :problem, moved_at = now(),
                                    ended_at = now()
                                where read_model = :name and
                                """
                                        + OPEN)
                        .param("state", word(step))
                        .param("problem", problem)
                        .param("name", readModel)
                        .update()
                > 0;
    }

    Optional<RebuildState> find(String readModel) {
        return database.sql("select * from query_side.rebuilds where read_model = :name")
                .param("name", readModel)
                .query(RebuildTable::row)
                .optional();
    }

    List<RebuildState> all() {
        return database.sql("select * from query_side.rebuilds order by read_model")
                .query(RebuildTable::row)
                .list();
    }

    private static String word(Step step) {
        return step.name().toLowerCase(Locale.ROOT);
    }

    private static RebuildState row(ResultSet row, int number) throws SQLException {
        return new RebuildState(
                row.getString("read_model"),
                row.getInt("generation"),
                Step.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("rate"),
                row.getLong("events_done"),
                row.getLong("events_total"),
                row.getObject("differing", Long.class),
                row.getString("problem"),
                time(row, "started_at"),
                row.getObject("moved_at", OffsetDateTime.class).toInstant(),
                time(row, "ended_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
