package annals.query.listing;

import annals.eventstore.Position;
import annals.query.listing.ListedVersion.Status;
import annals.serverjson.RegistryMeta.PublishedBy;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Reads and writes the rows of one generation for the projector, in its transaction. */
final class ListingRows {

    private final JdbcClient database;

    ListingRows(JdbcClient database) {
        this.database = database;
    }

    /** These versions, and those that are latest of their servers; without their documents. */
    List<ListedVersion> load(List<VersionKey> keys, int generation) {
        return database.sql(
                        """
                        select l.name, l.version, l.status, l.status_message, l.is_latest,
                               l.published_at, l.updated_at, l.status_changed_at,
                               l.published_method, l.published_subject,
                               l.changed_at, l.changed_position, l.since, l.since_at
                        from unnest(:names::text[], :versions::text[]) as k(name, version)
                        join query_side.listing_%1$d l
                            on l.name = k.name and l.version = k.version
                        union
                        select l.name, l.version, l.status, l.status_message, l.is_latest,
                               l.published_at, l.updated_at, l.status_changed_at,
                               l.published_method, l.published_subject,
                               l.changed_at, l.changed_position, l.since, l.since_at
                        from (select distinct name from unnest(:names::text[]) as n(name)) k
                        join query_side.listing_%1$d l on l.name = k.name and l.is_latest
                        """
                                .formatted(generation))
                .param("names", keys.stream().map(VersionKey::name).toArray(String[]::new))
                .param("versions", keys.stream().map(VersionKey::version).toArray(String[]::new))
                .query(ListingRows::row)
                .list();
    }

    /**
     * Keeps states that have come to an end, before the rows are written as they are now: a
     * document that is still stored is taken from there.
     */
    void keepPast(List<PastVersion> past, int generation) {
        if (past.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into query_side.listing_past_%1$d
                            (name, version, since, since_at, until, document, description, meta,
                             status, is_latest, published_at, changed_at, changed_position)
                        select p.name, p.version, p.since, p.since_at, p.until,
                               coalesce(p.document, l.document),
                               coalesce(p.description, l.description),
                               p.meta, p.status, p.is_latest, p.published_at, p.changed_at,
                               p.changed_position
                        from unnest(
                            :names::text[], :versions::text[], :since::bigint[],
                            :since_at::timestamptz[], :until::bigint[], :documents::text[],
                            :descriptions::text[], :next_documents::text[], :metas::text[],
                            :statuses::text[], :latest::boolean[], :published::timestamptz[],
                            :changed::timestamptz[], :positions::bigint[])
                            as p(name, version, since, since_at, until, document, description,
                                 next_document, meta, status, is_latest, published_at, changed_at,
                                 changed_position)
                        left join query_side.listing_%1$d l
                            on l.name = p.name and l.version = p.version
                                and l.document <> p.next_document
                        """
                                .formatted(generation))
                .param("names", of(past, each -> each.key().name()))
                .param("versions", of(past, each -> each.key().version()))
                .param("since", numbers(past, each -> each.state().since().number()))
                .param("since_at", times(past, each -> each.state().since().recordedAt()))
                .param("until", numbers(past, PastVersion::until))
                .param("documents", of(past, PastVersion::document))
                .param("descriptions", of(past, PastVersion::description))
                .param("next_documents", of(past, PastVersion::nextDocument))
                .param("metas", of(past, PastVersion::meta))
                .param("statuses", of(past, each -> each.state().status().word()))
                .param(
                        "latest",
                        past.stream().map(each -> each.state().isLatest()).toArray(Boolean[]::new))
                .param("published", times(past, each -> each.state().publishedAt()))
                .param("changed", times(past, each -> each.state().changed().recordedAt()))
                .param("positions", numbers(past, each -> each.state().changed().number()))
                .update();
    }

    private static Long[] numbers(List<PastVersion> past, Function<PastVersion, Long> part) {
        return past.stream().map(part).toArray(Long[]::new);
    }

    private static @Nullable String[] times(
            List<PastVersion> past, Function<PastVersion, Instant> part) {
        return of(past, each -> part.apply(each).toString());
    }

    private static @Nullable String[] of(
            List<PastVersion> past, Function<PastVersion, @Nullable String> part) {
        return past.stream().map(part).toArray(String[]::new);
    }

    /** Writes rows as they are now; a row without a document keeps the one that is stored. */
    void write(Collection<ListedVersion> rows, int generation) {
        var whole = rows.stream().filter(row -> row.document() != null).toList();
        var rest = rows.stream().filter(row -> row.document() == null).toList();
        if (!whole.isEmpty()) {
            put(whole, generation);
        }
        if (!rest.isEmpty()) {
            update(rest, generation);
        }
    }

    private void put(List<ListedVersion> rows, int generation) {
        statement(
                        """
                        with named as (
                            insert into query_side.listing_names_%1$d (name, folded)
                            select distinct *
                            from unnest(:names::text[], :folded_names::text[]) as n(name, folded)
                            on conflict (name) do nothing)
                        insert into query_side.listing_%1$d
                            (name, version, meta, status, status_message, is_latest,
                             published_at, updated_at, status_changed_at, published_method,
                             published_subject, changed_at, changed_position, since,
                             since_at, document, description)
                        select * from unnest(
                            :names::text[], :versions::text[], :metas::text[],
                            :statuses::text[], :messages::text[], :latest::boolean[],
                            :published::timestamptz[], :updated::timestamptz[],
                            :status_changed::timestamptz[], :methods::text[], :subjects::text[],
                            :changed::timestamptz[], :positions::bigint[], :since::bigint[],
                            :since_at::timestamptz[], :documents::text[],
                            :descriptions::text[])
                        on conflict (name, version) do update
                        set document = excluded.document, description = excluded.description,
                            meta = excluded.meta,
                            status = excluded.status, status_message = excluded.status_message,
                            is_latest = excluded.is_latest,
                            published_at = excluded.published_at,
                            updated_at = excluded.updated_at,
                            status_changed_at = excluded.status_changed_at,
                            published_method = excluded.published_method,
                            published_subject = excluded.published_subject,
                            changed_at = excluded.changed_at,
                            changed_position = excluded.changed_position,
                            since = excluded.since, since_at = excluded.since_at
                        """
                                .formatted(generation),
                        rows)
                .param("published", texts(rows, row -> row.publishedAt().toString()))
                .param("methods", texts(rows, row -> by(row, PublishedBy::method)))
                .param("subjects", texts(rows, row -> by(row, PublishedBy::subject)))
                .param("documents", texts(rows, ListedVersion::document))
                .param("descriptions", texts(rows, ListingRows::description))
                .param("folded_names", texts(rows, row -> Folded.of(row.key().name())))
                .update();
    }

    private void update(List<ListedVersion> rows, int generation) {
        statement(
                        """
                        update query_side.listing_%d l
                        set meta = r.meta, status = r.status, status_message = r.status_message,
                            is_latest = r.is_latest, updated_at = r.updated_at,
                            status_changed_at = r.status_changed_at, changed_at = r.changed_at,
                            changed_position = r.changed_position, since = r.since,
                            since_at = r.since_at
                        from unnest(
                            :names::text[], :versions::text[], :metas::text[],
                            :statuses::text[], :messages::text[], :latest::boolean[],
                            :updated::timestamptz[], :status_changed::timestamptz[],
                            :changed::timestamptz[], :positions::bigint[], :since::bigint[],
                            :since_at::timestamptz[])
                            as r(name, version, meta, status, status_message, is_latest,
                                 updated_at, status_changed_at, changed_at, changed_position,
                                 since, since_at)
                        where l.name = r.name and l.version = r.version
                        """
                                .formatted(generation),
                        rows)
                .update();
    }

    private JdbcClient.StatementSpec statement(String sql, List<ListedVersion> rows) {
        return database.sql(sql)
                .param("names", texts(rows, row -> row.key().name()))
                .param("versions", texts(rows, row -> row.key().version()))
                .param("metas", texts(rows, EntryMetaText::of))
                .param("statuses", texts(rows, row -> row.status().word()))
                .param("messages", texts(rows, row -> row.status().message()))
                .param("latest", rows.stream().map(ListedVersion::isLatest).toArray(Boolean[]::new))
                .param("updated", texts(rows, row -> row.updatedAt().toString()))
                .param("status_changed", texts(rows, row -> row.status().changedAt().toString()))
                .param("changed", texts(rows, row -> row.changed().recordedAt().toString()))
                .param(
                        "positions",
                        rows.stream().map(row -> row.changed().number()).toArray(Long[]::new))
                .param("since", rows.stream().map(row -> row.since().number()).toArray(Long[]::new))
                .param("since_at", texts(rows, row -> row.since().recordedAt().toString()));
    }

    /** What a search looks at, if it is told to. */
    static String description(ListedVersion row) {
        var document = row.document();
        return document == null ? "" : description(document);
    }

    static String description(String document) {
        return Folded.of(Description.in(document));
    }

    private static @Nullable String by(ListedVersion row, Function<PublishedBy, String> part) {
        var by = row.publishedBy();
        return by == null ? null : part.apply(by);
    }

    private static @Nullable String[] texts(
            List<ListedVersion> rows, Function<ListedVersion, @Nullable String> part) {
        return rows.stream().map(part).toArray(String[]::new);
    }

    private static ListedVersion row(ResultSet row, int number) throws SQLException {
        var method = row.getString("published_method");
        var subject = row.getString("published_subject");
        return new ListedVersion(
                new VersionKey(row.getString("name"), row.getString("version")),
                null,
                new Status(
                        row.getString("status"),
                        row.getString("status_message"),
                        time(row, "status_changed_at")),
                row.getBoolean("is_latest"),
                time(row, "published_at"),
                time(row, "updated_at"),
                method == null || subject == null ? null : new PublishedBy(method, subject),
                new Position(row.getLong("changed_position"), time(row, "changed_at")),
                since(row));
    }

    private static Position since(ResultSet row) throws SQLException {
        long number = row.getLong("since");
        return row.wasNull() ? Position.START : new Position(number, time(row, "since_at"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
