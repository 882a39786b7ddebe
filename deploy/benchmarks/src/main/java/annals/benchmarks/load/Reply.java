package annals.benchmarks.load;

/** What came of one request. */
public sealed interface Reply {

    /**
     * What was asked for.
     *
     * @param items how many things it brought: rows of a page, versions published
     * @param bytes of the body
     * @param last whether there is nothing more to ask for, which ends this client's work
     */
    record Good(int items, long bytes, boolean last) implements Reply {}

    /**
     * Something else.
     *
     * @param why short and the same for failures of the same kind, since they are counted by it
     */
    record Bad(String why) implements Reply {}
}
