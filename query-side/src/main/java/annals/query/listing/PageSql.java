package annals.query.listing;

import java.util.StringJoiner;

/**
 * The rows of a page in SQL. The list is read in its order from the place on, until enough rows
 * passed the filters; where few pass, PostgreSQL finds them by an index of trigrams, letters or
 * times and sorts them.
 */
final class PageSql {

    private final int generation;
    private final RowsSql from;
    private final ListingPlace after;
    private final ListingFilter filter;
    private final int limit;

    PageSql(int generation, RowsSql from, ListingPlace after, ListingFilter filter, int limit) {
        this.generation = generation;
        this.from = from;
        this.after = after;
        this.filter = filter;
        this.limit = limit;
    }

    String text(SearchFields fields) {
        if (filter.search().isEmpty()) {
            return all();
        }
        return switch (fields) {
            case NAME -> byName(from.columns());
            case NAME_AND_DESCRIPTION -> byNameOrDescription();
        };
    }

    private String all() {
        return """
        select %s
        from %s l
        where %s
        order by l.name, l.version
        limit %d
        """
                .formatted(from.columns(), from.rows(), conditions(placeInList()), limit);
    }

    /**
     * The names lead, since they are few bytes; the fence of {@code offset 0} keeps the planner
     * from reading the long rows in order to compare them with names. Where another filter may
     * leave very few rows, it is free to lead.
     */
    private String byName(String columns) {
        boolean namesLead = !filter.isIncremental() && filter.exactVersion().isEmpty();
        return """
        select %s
        from query_side.listing_names_%d n
        %s
        where %s
        order by n.name, l.version
        limit %d
        """
                .formatted(
                        columns,
                        generation,
                        namesLead
                                ? fenced()
                                : "join %s l on l.name = n.name".formatted(from.rows()),
                        namesLead
                                ? and(placeInNames(), placeInList(), matches("n.folded"))
                                : conditions(placeInNames(), placeInList(), matches("n.folded")),
                        limit);
    }

    private String fenced() {
        return """
        cross join lateral (
            select * from %s l
            where %s
            order by l.version offset 0) l
        """
                .formatted(from.rows(), conditions("l.name = n.name"));
    }

    /** The first of each kind, and of these the first. */
    private String byNameOrDescription() {
        return """
        select %1$s
        from ((%2$s)
              union
              (select l.name, l.version
               from %3$s l
               where %4$s
               order by l.name, l.version
               limit %5$d)
              order by name, version
              limit %5$d) k
        join %3$s l on l.name = k.name and l.version = k.version and %6$s
        order by l.name, l.version
        """
                .formatted(
                        from.columns(),
                        byName("l.name, l.version"),
                        from.rows(),
                        conditions(placeInList(), matches("l.description")),
                        limit,
                        from.condition());
    }

    private String placeInList() {
        return switch (after) {
            case ListingPlace.AfterName _ -> "l.name > :name";
            case ListingPlace.AfterVersion _ -> "(l.name, l.version) > (:name, :version)";
        };
    }

    private String placeInNames() {
        return switch (after) {
            case ListingPlace.AfterName _ -> "n.name > :name";
            case ListingPlace.AfterVersion _ -> "n.name >= :name";
        };
    }

    private String matches(String column) {
        if (Needle.isLongerThanAnyText(filter.search())) {
            return "false";
        }
        return Needle.of(filter.search()).hasNoTrigram()
                ? "%1$s like :pattern and string_to_array(%1$s, null) @> :letters::text[]"
                        .formatted(column)
                : column + " like :pattern";
    }

    private String conditions(String... first) {
        var all = new StringJoiner(" and ");
        all.add(and(first));
        all.add(from.condition());
        if (!filter.includeDeleted()) {
            all.add("l.status <> 'deleted'");
        }
        if (filter.latestOnly()) {
            all.add("l.is_latest");
        } else if (!filter.exactVersion().isEmpty()) {
            all.add("l.version = :exact_version");
        }
        if (filter.isIncremental()) {
            all.add("l.changed_at > :changed_after");
        }
        return all.toString();
    }

    private static String and(String... conditions) {
        return String.join(" and ", conditions);
    }
}
