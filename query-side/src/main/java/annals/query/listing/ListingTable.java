package annals.query.listing;

import annals.eventstore.Position;
import annals.eventstore.Progress;
import annals.eventstore.ReadModel;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.OffsetDateTime;
import java.util.ArrayList;

/**
 * Reads the list. Every answer is one statement, which reads the rows and the position to which
 * they belong: it never mixes two states.
 */
final class ListingTable {

    private final JdbcClient database;
    private final Progress progress;

    ListingTable(JdbcClient database, Progress progress) {
        this.database = database;
        this.progress = progress;
    }

    /** The next entries of the list after a place. */
    Listed page(ListingPlace after, ListingFilter filter, int limit) {
        return switch (after) {
            case ListingPlace.AfterName(var name) -> page("name > :name", name, "", filter, limit);
            case ListingPlace.AfterVersion(var name, var version) ->
                    page("(name, version) > (:name, :version)", name, version, filter, limit);
        };
    }

    private Listed page(
            String place, String name, String version, ListingFilter filter, int limit) {
        return listed(
                database.sql(
                                """
                                select m.generation, m.position, m.recorded_at,
                                       l.name, l.version, l.document, l.meta
                                from query_side.read_models m
                                left join lateral (
                                    select name, version, document, meta
                                    from query_side.listing_%d
                                    where %s and (:include_deleted or status <> 'deleted')
                                    order by name, version
                                    limit :limit) l on true
                                where m.name = 'listing'
                                order by l.name, l.version
                                """
                                        .formatted(generation(), place))
                        .param("name", name)
                        .param("version", version)
                        .param("include_deleted", filter.includeDeleted())
                        .param("limit", limit));
    }

    /** All versions of a server, the newest published first. */
    Listed versions(String name, boolean includeDeleted) {
        return listed(
                database.sql(
                                """
                                select m.generation, m.position, m.recorded_at,
                                       l.name, l.version, l.document, l.meta
                                from query_side.read_models m
                                left join query_side.listing_%d l
                                    on l.name = :name
                                    and (:include_deleted or l.status <> 'deleted')
                                where m.name = 'listing'
                                order by l.published_at desc, l.version desc
                                """
                                        .formatted(generation()))
                        .param("name", name)
                        .param("include_deleted", includeDeleted));
    }

    /** One version; without a version, the latest. */
    Listed version(String name, @Nullable String version, boolean includeDeleted) {
        return listed(
                database.sql(
                                """
                                select m.generation, m.position, m.recorded_at,
                                       l.name, l.version, l.document, l.meta
                                from query_side.read_models m
                                left join query_side.listing_%d l
                                    on l.name = :name
                                    and %s
                                    and (:include_deleted or l.status <> 'deleted')
                                where m.name = 'listing'
                                """
                                        .formatted(
                                                generation(),
                                                version == null
                                                        ? "l.is_latest"
                                                        : "l.version = :version"))
                        .param("name", name)
                        .param("version", version)
                        .param("include_deleted", includeDeleted));
    }

    private int generation() {
        return progress.latest().generation();
    }

    private Listed listed(JdbcClient.StatementSpec statement) {
        var listed =
                statement.query(
                        rows -> {
                            ReadModel at = null;
                            var entries = new ArrayList<Listed.Entry>();
                            while (rows.next()) {
                                if (at == null) {
                                    at =
                                            new ReadModel(
                                                    Listing.NAME,
                                                    rows.getInt("generation"),
                                                    new Position(
                                                            rows.getLong("position"),
                                                            rows.getObject(
                                                                            "recorded_at",
                                                                            OffsetDateTime.class)
                                                                    .toInstant()));
                                }
                                var name = rows.getString("name");
                                if (name != null) {
                                    entries.add(
                                            new Listed.Entry(
                                                    new VersionKey(name, rows.getString("version")),
                                                    rows.getString("document"),
                                                    rows.getString("meta")));
                                }
                            }
                            if (at == null) {
                                throw new IllegalStateException("the list was never prepared");
                            }
                            return new Listed(at, entries);
                        });
        progress.raise(listed.at());
        return listed;
    }
}
