package annals.query.listing;

import annals.eventstore.ReadModel;

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

    /**
     * Two tables side by side in the order of the list. Neither part has a condition of its own, or
     * PostgreSQL would read and sort all of both before it takes a page (is_safe_append_member in
     * its prepjointree.c).
     */
    private static final String STATES =
            """
            (select t.name, t.version, t.document, t.description, t.meta, t.status, t.is_latest,
                    t.published_at,
                    case when t.changed_position <= :as_of then t.changed_position
                         else t.since end as changed_position,
                    case when t.changed_position <= :as_of then t.changed_at
                         else t.since_at end as changed_at,
                    t.since, 9223372036854775807 as until
             from query_side.listing_%1$d t
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
                         else p.since_at end as changed_at,
                    p.since, p.until
             from %2$s p)
            """;

    private static final String PAST = "query_side.listing_past_%1$d";

    /**
     * Where next to nothing has ended since, the planner would still walk through all that ever
     * ended, in the order of the list, to find the first.
     */
    private static final String LATELY_PAST =
            "(select * from query_side.listing_past_%1$d where until > :as_of offset 0)";

    /** In events. */
    private static final long LATELY = 500;

    private final ReadModel live;
    private final @Nullable AsOf asOf;

    RowsSql(ReadModel live, @Nullable AsOf asOf) {
        this.live = live;
        this.asOf = asOf;
    }

    /** What stands behind {@code from}, to be named {@code l}. */
    String rows() {
        int generation = live.generation();
        if (asOf == null) {
            return "query_side.listing_%d".formatted(generation);
        }
        boolean isLately = live.position().number() - asOf.position().number() <= LATELY;
        return STATES.formatted(generation, (isLately ? LATELY_PAST : PAST).formatted(generation));
    }

    /** Which of the rows counted then; all of those that are shown now. */
    String condition() {
        return asOf == null ? "true" : "l.since <= :as_of and l.until > :as_of";
    }

    /** The columns of an entry. */
    String columns() {
        return asOf == null ? NOW : THEN.formatted(live.generation());
    }

    /** Which row of the read model is good for it. */
    String readModel() {
        return asOf == null
                ? "m.name = 'listing'"
                : "m.name = 'listing' and m.revision >= " + Listing.WITH_PAST;
    }
}
