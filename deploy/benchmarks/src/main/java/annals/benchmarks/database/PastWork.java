package annals.benchmarks.database;

/**
 * Keeping what rows of the list were before: a rule makes the insert of such rows do nothing, and
 * the index that only {@code as_of} needs is away. The past has holes afterwards. What remains is
 * the projector's own work for these rows, the statement's way to the database and back, and 16
 * bytes in each row of the list.
 */
public record PastWork(EmbeddedServer server, int generation) implements SideWork {

    /** Of the list that is live. */
    public static PastWork of(EmbeddedServer server) {
        return new PastWork(server, server.generation("listing"));
    }

    @Override
    public Pause pause() {
        // "where true", since a plan from which nothing is left is not made anew without the rule;
        // one after the other: who locks two tables at once may meet the projector the other way
        server.execute(
                "create rule benchmark as on insert to query_side.listing_past_%d where true do instead nothing"
                        .formatted(generation));
        server.execute("drop index query_side.listing_%d_since".formatted(generation));
        return this::end;
    }

    private void end() {
        server.execute("drop rule benchmark on query_side.listing_past_%d".formatted(generation));
        server.execute(
                "create index listing_%1$d_since on query_side.listing_%1$d (since)"
                        .formatted(generation));
    }

    @Override
    public long mark() {
        return server.number(
                "select coalesce(max(until), 0) from query_side.listing_past_" + generation);
    }
}
