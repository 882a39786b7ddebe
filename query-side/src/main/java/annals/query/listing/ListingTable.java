package annals.query.listing;

import annals.eventstore.Position;
import annals.eventstore.Progress;
import annals.eventstore.ReadModel;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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

    /** Earlier than anything that PostgreSQL was told here. */
    private static final Instant BEFORE_ALL = Instant.parse("0001-01-01T00:00:00Z");

    private static final String STATE =
            "m.generation, m.position, m.recorded_at, m.floor_position, m.floor_at, m.settings";

    private final JdbcClient database;
    private final JdbcClient plannedAnew;
    private final Progress progress;

    ListingTable(DataSource reads, Progress progress) {
        database = JdbcClient.create(reads);
        plannedAnew = JdbcClient.create(new PlannedAnew(reads));
        this.progress = progress;
    }

    /** The next entries of the list after a place. */
    Listed page(ListingPlace after, ListingFilter filter, int limit, @Nullable AsOf asOf) {
        // how many rows a text, a time or a moment finds is not known beforehand
        boolean plain = asOf == null && filter.search().isEmpty() && !filter.isIncremental();
        var client = plain ? database : plannedAnew;
        return listed(asOf, known -> page(client, known, after, filter, limit, asOf));
    }

    private JdbcClient.StatementSpec page(
            JdbcClient client,
            ReadModel known,
            ListingPlace after,
            ListingFilter filter,
            int limit,
            @Nullable AsOf asOf) {
        var from = new RowsSql(known, asOf);
        var rows =
                new PageSql(known.generation(), from, after, filter, limit)
                        .text(SearchFields.ofSettings(known.settings()));
        var statement =
                asOf(
                                asOf,
                                client.sql(
                                        """
                                        select %s, l.*
                                        from query_side.read_models m
                                        left join lateral (%s) l on true
                                        where %s
                                        order by l.name, l.version
                                        """
                                                .formatted(STATE, rows, from.readModel())))
                        .param("name", after.name());
        if (after instanceof ListingPlace.AfterVersion(_, var version)) {
            statement.param("version", version);
        }
        if (!filter.exactVersion().isEmpty()) {
            statement.param("exact_version", filter.exactVersion());
        }
        var changedAfter = filter.changedAfter();
        if (changedAfter != null) {
            // after a floor that is later, every row counts as changed
            boolean floored = asOf == null || asOf.position().number() >= known.floor().number();
            var bound =
                    floored && changedAfter.isBefore(known.floor().recordedAt())
                            ? BEFORE_ALL
                            : changedAfter;
            statement.param("changed_after", bound.atOffset(ZoneOffset.UTC));
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
    Listed versions(String name, boolean includeDeleted, @Nullable AsOf asOf) {
        return some(
                name,
                null,
                visible(includeDeleted),
                "order by l.published_at desc, l.version desc",
                asOf);
    }

    /** One version; without a version, the latest. */
    Listed version(
            String name, @Nullable String version, boolean includeDeleted, @Nullable AsOf asOf) {
        var wanted = version == null ? "and l.is_latest " : "and l.version = :version ";
        return some(name, version, wanted + visible(includeDeleted), "", asOf);
    }

    private Listed some(
            String name,
            @Nullable String version,
            String conditions,
            String order,
            @Nullable AsOf asOf) {
        return listed(
                asOf,
                known -> {
                    var from = new RowsSql(known, asOf);
                    return asOf(
                                    asOf,
                                    database.sql(
                                            """
                                            select %s, %s
                                            from query_side.read_models m
                                            left join %s l on l.name = :name and %s %s
                                            where %s %s
                                            """
                                                    .formatted(
                                                            STATE,
                                                            from.columns(),
                                                            from.rows(),
                                                            from.condition(),
                                                            conditions,
                                                            from.readModel(),
                                                            order)))
                            .param("name", name)
                            .param("version", version);
                });
    }

    private static JdbcClient.StatementSpec asOf(
            @Nullable AsOf asOf, JdbcClient.StatementSpec statement) {
        return asOf == null ? statement : statement.param("as_of", asOf.position().number());
    }

    /** How far the list has come, by a look at its row. */
    ReadModel look() {
        var seen =
                database.sql(
                                """
                                select generation, position, recorded_at, floor_position,
                                       floor_at, settings
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
    private Listed listed(
            @Nullable AsOf asOf, Function<ReadModel, JdbcClient.StatementSpec> statement) {
        ResultSetExtractor<Listed> reading = rows -> read(rows, asOf);
        while (true) {
            var known = progress.latest();
            Listed listed;
            try {
                listed = statement.apply(known).query(reading);
            } catch (BadSqlGrammarException dropped) {
                if (look().generation() == known.generation()) {
                    throw dropped;
                }
                continue;
            }
            progress.raise(listed.at());
            // a floor counts in the statement itself
            if (listed.at().generation() == known.generation()
                    && listed.at().floor().equals(known.floor())) {
                return listed;
            }
        }
    }

    private static Listed read(ResultSet rows, @Nullable AsOf asOf) throws SQLException {
        ReadModel at = null;
        var entries = new ArrayList<Listed.Entry>();
        while (rows.next()) {
            if (at == null) {
                at = state(rows);
            }
            var name = rows.getString(7);
            if (name != null) {
                var key = new VersionKey(name, rows.getString(8));
                // of a text, these are the bytes of its UTF-8 form as they came
                var document = rows.getBytes(9);
                var meta = rows.getBytes(10);
                long changed = rows.getLong(11);
                long floor = at.floor().number();
                entries.add(
                        asOf == null
                                ? Listed.Entry.of(key, document, meta, changed, floor)
                                : Listed.Entry.then(key, document, meta, changed, floor, asOf));
            }
        }
        if (at == null) {
            throw asOf == null
                    ? new IllegalStateException("the list was never prepared")
                    : PastNotKnownYet.problem();
        }
        return new Listed(at, entries);
    }

    private static ReadModel state(ResultSet row) throws SQLException {
        return new ReadModel(
                Listing.NAME,
                row.getInt(1),
                new Position(row.getLong(2), time(row, 3)),
                new Position(row.getLong(4), time(row, 5)),
                row.getString(6));
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
