package annals.query.listing;

import annals.eventstore.Position;
import annals.eventstore.Projector;
import annals.eventstore.ReadModel;
import annals.eventstore.Recorded;
import annals.eventstore.rebuild.CopyBatch;
import annals.eventstore.rebuild.Rebuildable;
import annals.eventstore.rebuild.ShownRow;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How the list is made anew: with the same fold that the live one is made with. */
final class ListingRebuild implements Rebuildable {

    /** What readers can tell apart. */
    private static final String SHOWN =
            "status, status_message, is_latest, published_at, updated_at, status_changed_at,"
                    + " published_method, published_subject, description, document";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final SearchFields fields;

    ListingRebuild(SearchFields fields) {
        this.fields = fields;
    }

    @Override
    public String name() {
        return Listing.NAME;
    }

    @Override
    public int revision() {
        return Listing.REVISION;
    }

    @Override
    public String settings() {
        return fields.settings();
    }

    @Override
    public String tables(int generation) {
        return Listing.tables(generation);
    }

    @Override
    public String indexes(int generation) {
        return Listing.indexes(generation, fields);
    }

    @Override
    public List<String> tableNames(int generation) {
        return Listing.tableNames(generation);
    }

    @Override
    public Projector projector(JdbcClient database) {
        return new ListingProjector(new ListingRows(database));
    }

    @Override
    public void fold(String server, List<Recorded> events, int generation, CopyBatch rows) {
        var fold = new ListingFold(List.of());
        events.forEach(fold::apply);
        ListingCopy.of(server, fold, generation, rows);
    }

    @Override
    public List<ShownRow> expected(String server, List<Recorded> events, ReadModel live) {
        var fold = new ListingFold(List.of());
        events.forEach(fold::apply);
        return Stream.concat(
                        fold.changed().stream().map(row -> shown(row, live)),
                        fold.past().stream().map(ListingRebuild::shown))
                .toList();
    }

    private static ShownRow shown(PastVersion past) {
        return ShownRow.of(
                        past.key().name(),
                        "%s until %d".formatted(past.key().version(), past.until()))
                .with("since", past.state().since().number())
                .with("status", past.state().status().word())
                .with("isLatest", past.state().isLatest() ? "t" : "f")
                .with("publishedAt", TIME.format(past.state().publishedAt()))
                .with("description", past.description())
                .with("document", past.document())
                .with("meta", past.meta());
    }

    private static ShownRow shown(ListedVersion row, ReadModel live) {
        var by = row.publishedBy();
        var meta = EntryMetaText.of(row);
        return ShownRow.of(row.key().name(), row.key().version())
                .with("status", row.status().word())
                .with("statusMessage", row.status().message())
                .with("isLatest", row.isLatest() ? "t" : "f")
                .with("publishedAt", TIME.format(row.publishedAt()))
                .with("updatedAt", TIME.format(row.updatedAt()))
                .with("statusChangedAt", TIME.format(row.status().changedAt()))
                .with("publishedBy.method", by == null ? null : by.method())
                .with("publishedBy.subject", by == null ? null : by.subject())
                .with("changedAt", TIME.format(row.changed().recordedAt()))
                .with("position", row.changed().number())
                .with("since", row.since().number())
                .with("description", ListingRows.description(row))
                .with("document", row.document())
                .with(
                        "meta",
                        live.floor().number() == 0
                                ? meta
                                : meta.replaceFirst("\"position\":[0-9]+", ""));
    }

    @Override
    public String shown(ReadModel live) {
        return """
        select name as server, version as key, status, status_message as "statusMessage",
            is_latest as "isLatest", %2$s as "publishedAt", %3$s as "updatedAt",
            %4$s as "statusChangedAt", published_method as "publishedBy.method",
            published_subject as "publishedBy.subject", %5$s as "changedAt",
            greatest(changed_position, %6$d) as position, since, description, document,
            %7$s as meta
        from query_side.listing_%1$d
        union all
        select name, version || ' until ' || until, status, null, is_latest, %2$s, null, null,
            null, null, null, null, since, description, document, meta
        from query_side.listing_past_%1$d
        order by 1, 2
        """
                .formatted(
                        live.generation(),
                        time("published_at"),
                        time("updated_at"),
                        time("status_changed_at"),
                        live.floor().number() == 0
                                ? time("changed_at")
                                : time(
                                        "greatest(changed_at, '%s'::timestamptz)"
                                                .formatted(live.floor().recordedAt())),
                        live.floor().number(),
                        meta(live.floor()));
    }

    /** As the fields that are expected are written. */
    private static String time(String column) {
        return "to_char(%s at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US')".formatted(column);
    }

    @Override
    public String contents(int generation, Position floor) {
        return """
        select name as server, version, version as key,
               hash_record_extended(row(%2$s, %3$s, %4$s), 0) as content
        from query_side.listing_%1$d
        """
                .formatted(
                        generation,
                        SHOWN,
                        "greatest(changed_position, %d)".formatted(floor.number()),
                        meta(floor));
    }

    /** Without the position in it, where that is the floor's at least. */
    private static String meta(Position floor) {
        return floor.number() == 0 ? "meta" : "regexp_replace(meta, '\"position\":[0-9]+', '')";
    }
}
