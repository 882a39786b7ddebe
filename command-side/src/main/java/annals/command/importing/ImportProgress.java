package annals.command.importing;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.Optional;
import java.util.UUID;

/**
 * How far the import of one source has come: its row in {@code import_progress}. Each import that
 * begins takes the row over with a run of its own; an earlier one that still lives then finds that
 * the row is no longer its own, and stops.
 */
final class ImportProgress {

    private final JdbcClient database;
    private final String source;
    private final UUID run = UUID.randomUUID();

    ImportProgress(JdbcClient database, String source) {
        this.database = database;
        this.source = source;
    }

    /**
     * Where an import stands.
     *
     * @param place where it goes on; empty: at the beginning
     */
    record Standing(String place, Counts counts) {

        static final Standing BEGINNING = new Standing("", Counts.NONE);
    }

    /** Another process goes on with the import of this source. */
    static final class TakenOver extends RuntimeException {

        private static final long serialVersionUID = 1;

        TakenOver(String source) {
            super("Another process goes on with the import from " + source + ".");
        }
    }

    /** Goes on where an import of the same content stopped, else begins anew. */
    Standing begin(String fingerprint) {
        Standing standing = stopped(fingerprint).orElse(Standing.BEGINNING);
        database.sql(
                        """
                        insert into command_side.import_progress as mine
                            (source, fingerprint, run, state, place, entries, imported,
                             already_there, refused, started_at, updated_at)
                        values (:source, :fingerprint, :run, 'running', :place, :entries, :imported,
                             :already_there, :refused, clock_timestamp(), clock_timestamp())
                        on conflict (source) do update set
                            fingerprint = excluded.fingerprint,
                            run = excluded.run,
                            state = excluded.state,
                            place = excluded.place,
                            entries = excluded.entries,
                            imported = excluded.imported,
                            already_there = excluded.already_there,
                            refused = excluded.refused,
                            started_at = case when excluded.entries = 0
                                then excluded.started_at else mine.started_at end,
                            updated_at = excluded.updated_at
                        """)
                .param("source", source)
                .param("fingerprint", fingerprint)
                .param("run", run)
                .param("place", standing.place())
                .param("entries", standing.counts().entries())
                .param("imported", standing.counts().imported())
                .param("already_there", standing.counts().alreadyThere())
                .param("refused", standing.counts().refused())
                .update();
        return standing;
    }

    private Optional<Standing> stopped(String fingerprint) {
        return database.sql(
                        """
                        select place, imported, already_there, refused
                        from command_side.import_progress
                        where source = :source and fingerprint = :fingerprint
                            and state <> 'finished' and entries > 0
                        """)
                .param("source", source)
                .param("fingerprint", fingerprint)
                .query((row, _) -> new Standing(row.getString("place"), counts(row)))
                .optional();
    }

    /** What is stored of this import; waits for a transaction that still moves it. */
    Counts stored() {
        return database.sql(
                        """
                        select imported, already_there, refused
                        from command_side.import_progress
                        where source = :source and run = :run
                        for update
                        """)
                .param("source", source)
                .param("run", run)
                .query((row, _) -> counts(row))
                .optional()
                .orElseThrow(() -> new TakenOver(source));
    }

    /** Moves on, in the transaction of what was stored. */
    void advance(String place, Counts counts) {
        int rows =
                database.sql(
                                """
                                update command_side.import_progress set
                                    place = :place,
                                    entries = :entries,
                                    imported = :imported,
                                    already_there = :already_there,
                                    refused = :refused,
                                    updated_at = clock_timestamp()
                                where source = :source and run = :run
                                """)
                        .param("place", place)
                        .param("entries", counts.entries())
                        .param("imported", counts.imported())
                        .param("already_there", counts.alreadyThere())
                        .param("refused", counts.refused())
                        .param("source", source)
                        .param("run", run)
                        .update();
        if (rows == 0) {
            throw new TakenOver(source);
        }
    }

    /** The source was read to its end. */
    void finish() {
        end("finished");
    }

    /** The source cannot be read any further for now. */
    void getStuck() {
        end("stuck");
    }

    private void end(String state) {
        database.sql(
                        """
                        update command_side.import_progress set
                            state = :state,
                            updated_at = clock_timestamp()
                        where source = :source and run = :run
                        """)
                .param("state", state)
                .param("source", source)
                .param("run", run)
                .update();
    }

    private static Counts counts(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Counts(
                row.getLong("imported"), row.getLong("already_there"), row.getLong("refused"));
    }
}
