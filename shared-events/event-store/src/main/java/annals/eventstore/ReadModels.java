package annals.eventstore;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;

/** The rows of all read models; all methods want an open transaction. */
public final class ReadModels {

    private final JdbcClient database;

    public ReadModels(JdbcClient database) {
        this.database = database;
    }

    /**
     * Makes the row and the tables of the first generation, unless they are there.
     *
     * @param tables SQL in which <code>${generation}</code> stands in the names of all tables
     */
    public void prepare(String name, int revision, String tables) {
        database.sql("select pg_advisory_xact_lock(hashtext('annals.read-model.' || :name))")
                .param("name", name)
                .query((_, _) -> 0)
                .single();
        boolean there =
                database.sql("select true from query_side.read_models where name = :name")
                        .param("name", name)
                        .query(Boolean.class)
                        .optional()
                        .isPresent();
        if (!there) {
            database.sql(tables.replace("${generation}", "1")).update();
            database.sql(
                            """
                            insert into query_side.read_models
                                (name, generation, revision, position, recorded_at)
                            values (:name, 1, :revision, 0, 'epoch')
                            """)
                    .param("name", name)
                    .param("revision", revision)
                    .update();
        }
    }

    /** Takes the read model for this transaction: nobody else advances it until the commit. */
    public ReadModel claim(String name) {
        return database.sql(
                        """
                        select name, generation, position, recorded_at
                        from query_side.read_models where name = :name for update
                        """)
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

    private static ReadModel row(ResultSet row, int number) throws SQLException {
        return new ReadModel(
                row.getString("name"), row.getInt("generation"), EventLog.position(row, number));
    }
}
