package annals.eventstore.rebuild;

import annals.eventstore.rebuild.RebuildState.Step;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The last rebuild of each read model, as all processes see it. */
final class RebuildTable {

    private static final String OPEN = "state not in ('done', 'failed', 'cancelled')";

    private static final String OF_THIS_RUN =
            " where read_model = :name and started_at = :started and " + OPEN;

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

    /**
     * Begins, or begins anew what another process has left. For other settings than ours it is left
     * for a while to a process that has them.
     *
     * @return the run that has begun; empty where there is nothing to begin
     */
    Optional<RebuildState> begin(Rebuildable readModel, int generation, long total) {
        return database.sql(
                        """
                        update query_side.rebuilds
                        set generation = :generation, state = 'filling', events_done = 0,
                            events_total = :total, differing = null, started_at = clock_timestamp(),
                            moved_at = now()
                        where read_model = :name
                            and (settings = :settings or moved_at < now() - interval '10 seconds')
                            and
                        """
                                + OPEN
                                + " returning *")
                .param("settings", readModel.settings())
                .param("generation", generation)
                .param("total", total)
                .param("name", readModel.name())
                .query(RebuildTable::row)
                .optional();
    }

    /** Notes how far a run has come; false when it was cancelled, or another one has begun. */
    boolean move(RebuildState begun, Step step, long done, long total) {
        return update(
                begun,
                database.sql(
                                """
                                update query_side.rebuilds
                                set state = :state, events_done = :done, events_total = :total,
                                    moved_at = now()
                                """
                                        + OF_THIS_RUN)
                        .param("state", word(step))
                        .param("done", done)
                        .param("total", total));
    }

    /** It is the live one; false when the run was cancelled, or another one has begun. */
    boolean done(RebuildState begun, long events, @Nullable Long differing) {
        return update(
                begun,
                database.sql(
                                """
                                update query_side.rebuilds
                                set state = 'done', events_done = :done, events_total = :done,
                                    differing = :differing, problem = null, moved_at = now(),
                                    ended_at = now()
                                """
                                        + OF_THIS_RUN)
                        .param("done", events)
                        .param("differing", differing));
    }

    private static boolean update(RebuildState begun, JdbcClient.StatementSpec statement) {
        var started = Objects.requireNonNull(begun.startedAt(), "a run that has begun");
        return statement
                        .param("name", begun.readModel())
                        .param("started", started.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
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
