package annals.query.listing;

import annals.eventstore.Position;
import annals.eventstore.Projector;
import annals.eventstore.ReadModel;
import annals.eventstore.Recorded;
import annals.eventstore.rebuild.CopyBatch;
import annals.eventstore.rebuild.Rebuildable;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;

/** How the list is made anew: with the same fold that the live one is made with. */
final class ListingRebuild implements Rebuildable {

    /** What readers can tell apart; the document is last, since it takes longest to compare. */
    private static final String SHOWN =
            """
            %1$s.status, %1$s.status_message, %1$s.is_latest, %1$s.published_at, %1$s.updated_at,
            %1$s.status_changed_at, %1$s.published_method, %1$s.published_subject,
            %1$s.description, %1$s.document
            """;

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
        ListingCopy.of(server, fold.changed(), generation, rows);
    }

    @Override
    public String differences(ReadModel live, int next) {
        var shown = "(%s, l.changed, l.meta)".formatted(SHOWN.formatted("l"));
        var made = "(%s, n.changed, n.meta)".formatted(SHOWN.formatted("n"));
        return """
        select l.name as server, l.version as version
        from %1$s l
        left join %2$s n on n.name = l.name and n.version = l.version
        where n.name is null or %3$s is distinct from %4$s
        union all
        select n.name, n.version
        from query_side.listing_%5$d n
        where not exists (
            select from query_side.listing_%6$d l where l.name = n.name and l.version = n.version)
        """
                .formatted(
                        effective(live.generation(), live.floor()),
                        effective(next, live.floor()),
                        shown,
                        made,
                        next,
                        live.generation());
    }

    /** A row as it is shown: the position in its text is that of the floor at least. */
    private static String effective(int generation, Position floor) {
        return floor.number() == 0
                ? "(select *, changed_position as changed from query_side.listing_%d)"
                        .formatted(generation)
                : """
                (select name, version, document, description, status, status_message, is_latest,
                        published_at, updated_at, status_changed_at, published_method,
                        published_subject, greatest(changed_position, %d) as changed,
                        regexp_replace(meta, '"position":[0-9]+', '') as meta
                 from query_side.listing_%d)
                """
                        .formatted(floor.number(), generation);
    }
}
