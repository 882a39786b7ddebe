package annals.benchmarks.updates;

import java.io.IOException;
import java.util.function.LongSupplier;

/** A client of the feed that goes on from what it has, whatever happens to its connections. */
interface FeedReader {

    String EVENTS = "/v0.1/x/dev.annals/events";

    /**
     * One request to the process at this port of 127.0.0.1.
     *
     * @param end the position at which it may go home
     * @return whether it should wait a little before the next one
     * @throws IOException when the connection broke; what came whole before is taken
     */
    boolean read(int port, LongSupplier end) throws IOException, InterruptedException;

    /** What it has. */
    FeedCopy copy();
}
