package annals.benchmarks.figures;

/** What can be measured alone. */
enum Part {
    /** Start-up time and memory. */
    START,
    /** The import of a made-up registry. */
    IMPORT,
    /** Publishing, with few and many clients and at a fixed rate. */
    PUBLISH,
    /** Pages, single versions and a whole copy. */
    READ,
    /** Pages as of random positions, beside those of now. */
    PAST,
    /** The feed: how soon an event is delivered, and how fast all of them are. */
    FEED,
    /** A whole copy by the snapshot, beside one by pages. */
    SNAPSHOT,
    /** Publishing to a server with many versions. */
    GROWTH,
    /** What the history and the past of the list cost, on disk and on a publish. */
    COST
}
