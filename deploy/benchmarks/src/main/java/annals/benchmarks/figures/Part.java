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
    /** The feed: how soon an event is delivered, and how fast all of them are. */
    FEED,
    /** A whole copy by the snapshot, beside one by pages. */
    SNAPSHOT,
    /** Publishing to a server with many versions. */
    GROWTH
}
