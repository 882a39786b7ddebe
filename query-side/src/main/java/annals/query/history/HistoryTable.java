package annals.query.history;

import annals.eventstore.EventReader;
import annals.eventstore.Position;
import annals.eventstore.Progress;
import annals.eventstore.ReadModel;
import annals.eventstore.RecordedEvent;
import annals.eventstore.StreamLog;
import annals.query.fresh.Seen;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Reads the history. Every answer is one statement, which reads the rows and the position to which
 * they belong: it never mixes two states.
 */
final class HistoryTable {

    private static final ResultSetExtractor<HistoryPage> PAGE = HistoryTable::page;

    private final JdbcClient database;
    private final Progress progress;
    private final EventReader reader;

    HistoryTable(JdbcClient database, Progress progress, EventReader reader) {
        this.database = database;
        this.progress = progress;
        this.reader = reader;
    }

    /** The newest entries before a position. */
    HistoryPage page(HistoryFilter filter, long before, int limit) {
        return live(
                generation ->
                        new HistorySql(filter, generation)
                                .page(database, before, limit)
                                .query(PAGE));
    }

    /**
     * Where the documents of two versions stand.
     *
     * @param from position of the first; absent if there is no such version
     * @param to position of the second; absent if there is no such version
     */
    record Places(ReadModel at, @Nullable Long from, @Nullable Long to) implements Seen {}

    Places places(String server, String from, String to) {
        return live(
                generation ->
                        HistorySql.documents(database, server, from, to, generation)
                                .query(
                                        (row, _) ->
                                                new Places(
                                                        state(row),
                                                        row.getObject("from_position", Long.class),
                                                        row.getObject("to_position", Long.class)))
                                .single());
    }

    /** Events at positions, which nothing but an erasure changes. */
    List<RecordedEvent> events(Collection<Long> positions) {
        return Documents.reads(new StreamLog(database), reader).at(positions);
    }

    /** How far the history has come, by a look at its row. */
    ReadModel look() {
        var seen =
                database.sql(
                                """
                                select generation, position, recorded_at, floor_position,
                                       floor_at, settings
                                from query_side.read_models where name = 'history'
                                """)
                        .query((row, _) -> state(row))
                        .single();
        progress.raise(seen);
        return seen;
    }

    /** Asks again when another generation has become the live one in the meantime. */
    private <T extends Seen> T live(IntFunction<T> read) {
        while (true) {
            int known = progress.latest().generation();
            T found;
            try {
                found = read.apply(known);
            } catch (BadSqlGrammarException dropped) {
                if (look().generation() == known) {
                    throw dropped;
                }
                continue;
            }
            progress.raise(found.at());
            if (found.at().generation() == known) {
                return found;
            }
        }
    }

    private static HistoryPage page(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            throw new IllegalStateException("the history was never prepared");
        }
        var at = state(rows);
        boolean isThere = rows.getBoolean("is_there");
        var version = rows.getString("version");
        int count = rows.getInt("found");
        var entries = new ArrayList<HistoryPage.Entry>();
        do {
            // of a text, these are the bytes of its UTF-8 form as they came
            var text = rows.getBytes("entry");
            if (text != null) {
                entries.add(new HistoryPage.Entry(rows.getLong("entry_position"), text));
            }
        } while (rows.next());
        return new HistoryPage(at, isThere, version, entries, count > entries.size());
    }

    private static ReadModel state(ResultSet row) throws SQLException {
        return new ReadModel(
                History.NAME,
                row.getInt("generation"),
                new Position(row.getLong("position"), time(row, "recorded_at")),
                new Position(row.getLong("floor_position"), time(row, "floor_at")),
                row.getString("settings"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
