package annals.query.listing;

import annals.eventstore.Position;
import annals.eventstore.Progress;
import annals.eventstore.ReadModel;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.function.Function;

import javax.sql.DataSource;

/**
 * Reads the list. Every answer is one statement, which reads the rows and the position to which
 * they belong: it never mixes two states.
 */
final class ListingTable {

    private static final ResultSetExtractor<Listed> LISTED = ListingTable::read;

    private final JdbcClient database;
    private final JdbcClient plannedAnew;
    private final SearchFields fields;
    private final Progress progress;

    ListingTable(DataSource reads, SearchFields fields, Progress progress) {
        database = JdbcClient.create(reads);
        plannedAnew = JdbcClient.create(new PlannedAnew(reads));
        this.fields = fields;
        this.progress = progress;
    }

    /** The next entries of the list after a place. */
    Listed page(ListingPlace after, ListingFilter filter, int limit) {
        // how many rows a text or a time finds is not known beforehand
        boolean plain = filter.search().isEmpty() && !filter.isIncremental();
        var client = plain ? database : plannedAnew;
        return listed(generation -> page(client, generation, after, filter, limit));
    }

    private JdbcClient.StatementSpec page(
            JdbcClient client,
            int generation,
            ListingPlace after,
            ListingFilter filter,
            int limit) {
        var statement =
                client.sql(
                                """
                                select m.generation, m.position, m.recorded_at,
                                       l.name, l.version, l.document, l.meta, l.changed_position
                                from query_side.read_models m
                                left join lateral (%s) l on true
                                where m.name = 'listing'
                                order by l.name, l.version
                                """
                                        .formatted(
                                                new PageSql(generation, after, filter, limit)
                                                        .text(fields)))
                        .param("name", after.name());
        if (after instanceof ListingPlace.AfterVersion(_, var version)) {
            statement.param("version", version);
        }
        if (!filter.exactVersion().isEmpty()) {
            statement.param("exact_version", filter.exactVersion());
        }
        var changedAfter = filter.changedAfter();
        if (changedAfter != null) {
            statement.param("changed_after", changedAfter.atOffset(ZoneOffset.UTC));
        }
        if (!filter.search().isEmpty()) {
            var needle = Needle.of(filter.search());
            statement
                    .param("pattern", needle.pattern())
                    .param("letters", needle.letters().toArray(String[]::new));
        }
        return statement;
    }

    /** All versions of a server, the newest published first. */
    Listed versions(String name, boolean includeDeleted) {
        return listed(
                generation ->
                        database.sql(
                                        """
                                        select m.generation, m.position, m.recorded_at,
                                               l.name, l.version, l.document, l.meta,
                                               l.changed_position
                                        from query_side.read_models m
                                        left join query_side.listing_%d l
                                            on l.name = :name %s
                                        where m.name = 'listing'
                                        order by l.published_at desc, l.version desc
                                        """
                                                .formatted(generation, visible(includeDeleted)))
                                .param("name", name));
    }

    /** One version; without a version, the latest. */
    Listed version(String name, @Nullable String version, boolean includeDeleted) {
        return listed(
                generation ->
                        database.sql(
                                        """
                                        select m.generation, m.position, m.recorded_at,
                                               l.name, l.version, l.document, l.meta,
                                               l.changed_position
                                        from query_side.read_models m
                                        left join query_side.listing_%d l
                                            on l.name = :name and %s %s
                                        where m.name = 'listing'
                                        """
                                                .formatted(
                                                        generation,
                                                        version == null
                                                                ? "l.is_latest"
                                                                : "l.version = :version",
                                                        visible(includeDeleted)))
                                .param("name", name)
                                .param("version", version));
    }

    /** How far the list has come, by a look at its row. */
    ReadModel look() {
        var seen =
                database.sql(
                                """
                                select generation, position, recorded_at
                                from query_side.read_models where name = 'listing'
                                """)
                        .query((row, _) -> state(row))
                        .single();
        progress.raise(seen);
        return seen;
    }

    private static String visible(boolean includeDeleted) {
        return includeDeleted ? "" : "and l.status <> 'deleted'";
    }

    /** Asks again when another generation has become the live one in the meantime. */
    private Listed listed(Function<Integer, JdbcClient.StatementSpec> statement) {
        while (true) {
            int generation = progress.latest().generation();
            var listed = statement.apply(generation).query(LISTED);
            progress.raise(listed.at());
            if (listed.at().generation() == generation) {
                return listed;
            }
        }
    }

    private static Listed read(ResultSet rows) throws SQLException {
        ReadModel at = null;
        var entries = new ArrayList<Listed.Entry>();
        while (rows.next()) {
            if (at == null) {
                at = state(rows);
            }
            var name = rows.getString(4);
            if (name != null) {
                entries.add(
                        new Listed.Entry(
                                new VersionKey(name, rows.getString(5)),
                                // of a text, these are the bytes of its UTF-8 form as they came
                                rows.getBytes(6),
                                rows.getBytes(7),
                                rows.getLong(8)));
            }
        }
        if (at == null) {
            throw new IllegalStateException("the list was never prepared");
        }
        return new Listed(at, entries);
    }

    private static ReadModel state(ResultSet row) throws SQLException {
        return new ReadModel(
                Listing.NAME,
                row.getInt(1),
                new Position(row.getLong(2), row.getObject(3, OffsetDateTime.class).toInstant()));
    }
}
