package annals.eventstore;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** The rows of all read models; all methods want an open transaction. */
public final class ReadModels {

    private static final String COLUMNS =
            """
            select name, generation, position, recorded_at, floor_position, floor_at, settings
            from query_side.read_models
            """;

    private final JdbcClient database;

    public ReadModels(JdbcClient database) {
        this.database = database;
    }

    /**
     * Makes the row and the tables of the first generation, unless they are there.
     *
     * @param tables SQL that makes the tables of a generation, with their indexes
     * @return the read model as it is now
     */
    public ReadModel prepare(
            String name, int revision, String settings, IntFunction<String> tables) {
        return prepare(name, revision, settings, tables, _ -> "");
    }

    /**
     * The same, where the tables of an older revision may be found.
     *
     * @param upgrade SQL that brings the tables of a generation so far that the projector of today
     *     can write to them, until a new generation stands in its place; it may be run again
     */
    public ReadModel prepare(
            String name,
            int revision,
            String settings,
            IntFunction<String> tables,
            IntFunction<String> upgrade) {
        database.sql("select pg_advisory_xact_lock(hashtext('annals.read-model.' || :name))")
                .param("name", name)
                .query((_, _) -> 0)
                .single();
        if (find(name).isEmpty()) {
            database.sql(tables.apply(1)).update();
            database.sql(
                            """
                            insert into query_side.read_models
                                (name, generation, revision, settings, position, recorded_at)
                            values (:name, 1, :revision, :settings, 0, 'epoch')
                            """)
                    .param("name", name)
                    .param("revision", revision)
                    .param("settings", settings)
                    .update();
        }
        int found = revision(name);
        refuseNewer(name, found, revision);
        var live = find(name).orElseThrow();
        var missing = found < revision ? upgrade.apply(live.generation()) : "";
        if (!missing.isEmpty()) {
            database.sql(missing).update();
        }
        return live;
    }

    /** Of the shape of a read model's live tables. */
    public int revision(String name) {
        return database.sql("select revision from query_side.read_models where name = :name")
                .param("name", name)
                .query(Integer.class)
                .single();
    }

    private static void refuseNewer(String name, int found, int revision) {
        if (found > revision) {
            throw new NewerDatabase(
                    "its read model %s is of revision %d, and this version knows %d"
                            .formatted(name, found, revision));
        }
    }

    /** Notes which settings shaped the rows, where that was not noted yet. */
    public void note(String name, String settings) {
        database.sql(
                        """
                        update query_side.read_models set settings = :settings
                        where name = :name and settings = ''
                        """)
                .param("settings", settings)
                .param("name", name)
                .update();
    }

    /** The read model as it is now; it may move on at once. */
    public Optional<ReadModel> find(String name) {
        return database.sql(COLUMNS + "where name = :name")
                .param("name", name)
                .query(ReadModels::row)
                .optional();
    }

    /** All that there are, by name. */
    public List<ReadModel> all() {
        return database.sql(COLUMNS + "order by name").query(ReadModels::row).list();
    }

    /** Takes the read model for this transaction: nobody else advances it until the commit. */
    public ReadModel claim(String name) {
        return database.sql(COLUMNS + "where name = :name for update")
                .param("name", name)
                .query(ReadModels::row)
                .single();
    }

    /** Moves a claimed read model on. */
    void move(String name, Position to) {
        database.sql(
                        """
                        update query_side.read_models
                        set position = :position, recorded_at = :recorded_at
                        where name = :name
                        """)
                .param("position", to.number())
                .param("recorded_at", to.recordedAt().atOffset(ZoneOffset.UTC))
                .param("name", name)
                .update();
    }

    /** Says that all rows of a claimed read model count as changed by this event. */
    public void raiseFloor(String name, Position floor) {
        database.sql(
                        """
                        update query_side.read_models
                        set floor_position = :position, floor_at = :recorded_at
                        where name = :name
                        """)
                .param("position", floor.number())
                .param("recorded_at", floor.recordedAt().atOffset(ZoneOffset.UTC))
                .param("name", name)
                .update();
    }

    /** Makes another generation the live one; the read model is claimed. */
    public void become(ReadModel next, int revision) {
        database.sql(
                        """
                        update query_side.read_models
                        set generation = :generation, revision = :revision,
                            settings = :settings
                        where name = :name
                        """)
                .param("generation", next.generation())
                .param("revision", revision)
                .param("settings", next.settings())
                .param("name", next.name())
                .update();
        move(next.name(), next.position());
        raiseFloor(next.name(), next.floor());
    }

    private static ReadModel row(ResultSet row, int number) throws SQLException {
        return new ReadModel(
                row.getString("name"),
                row.getInt("generation"),
                EventLog.position(row, number),
                new Position(
                        row.getLong("floor_position"),
                        row.getObject("floor_at", OffsetDateTime.class).toInstant()),
                row.getString("settings"));
    }
}
