package annals.query.feed;

/** Where a reader of the feed stands. */
sealed interface After {

    /** It has the event at this position, and all before it; 0: none. */
    record Position(long number) implements After {}

    /** It wants what happens from now on. */
    record Head() implements After {}
}
