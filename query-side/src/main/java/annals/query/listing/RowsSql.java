package annals.query.listing;

import org.jspecify.annotations.Nullable;

/**
 * From which rows an answer is made, in SQL: those that are shown, or those that were shown as of a
 * moment, whose position is the parameter {@code as_of}.
 */
final class RowsSql {

    private static final String NOW = "l.name, l.version, l.document, l.meta, l.changed_position";

    /**
     * The document of a state that has come to an end stands with the first later one that had
     * another, or is that of today.
     */
    private static final String THEN =
            """
            l.name, l.version,
            coalesce(
                l.document,
                (select p.document from query_side.listing_past_%1$d p
                 where p.name = l.name and p.version = l.version and p.until > :as_of
                     and p.document is not null
                 order by p.until limit 1),
                (select t.document from query_side.listing_%1$d t
                 where t.name = l.name and t.version = l.version)) as document,
            l.meta, l.changed_position
            """;

    /** Both parts have the same columns, so that the planner may go through them side by side. */
    private static final String STATES =
            """
            (select t.name, t.version, t.document, t.description, t.meta, t.status, t.is_latest,
                    t.published_at,
                    case when t.changed_position <= :as_of then t.changed_position
                         else t.since end as changed_position,
                    case when t.changed_position <= :as_of then t.changed_at
                         else t.since_at end as changed_at
             from query_side.listing_%1$d t
             where t.since <= :as_of
             union all
             select p.name, p.version, p.document,
                    coalesce(
                        p.description,
                        (select n.description from query_side.listing_past_%1$d n
                         where n.name = p.name and n.version = p.version and n.until > p.until
                             and n.document is not null
                         order by n.until limit 1),
                        (select t.description from query_side.listing_%1$d t
                         where t.name = p.name and t.version = p.version)) as description,
                    p.meta, p.status, p.is_latest, p.published_at,
                    case when p.changed_position <= :as_of then p.changed_position
                         else p.since end as changed_position,
                    case when p.changed_position <= :as_of then p.changed_at
                         else p.since_at end as changed_at
             from query_side.listing_past_%1$d p
             where p.since <= :as_of and p.until > :as_of)
            """;

    private final int generation;
    private final boolean past;

    RowsSql(int generation, @Nullable AsOf asOf) {
        this.generation = generation;
        past = asOf != null;
    }

    /** What stands behind {@code from}, to be named {@code l}. */
    String rows() {
        return past ? STATES.formatted(generation) : "query_side.listing_%d".formatted(generation);
    }

    /** The columns of an entry. */
    String columns() {
        return past ? THEN.formatted(generation) : NOW;
    }

    /** Which row of the read model is good for it. */
    String readModel() {
        return past
                ? "m.name = 'listing' and m.revision >= " + Listing.WITH_PAST
                : "m.name = 'listing'";
    }
}
