package annals.benchmarks.load;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of a load.
 *
 * @param requests answered, rightly or not
 * @param failures how many failed, by reason; empty when none did
 * @param neverSent requests that were due, but for which no client was free before the end; their
 *     wait until then is counted in {@code fromDue}, so that a server that stands still does not
 *     look fast
 * @param items what the good answers brought in all
 * @param bytes of the good answers' bodies
 * @param seconds from the start to the last answer
 * @param fromDue from when each request was due, of all requests
 * @param fromSent from when each request was sent, of the good ones
 */
public record Measured(
        long requests,
        Map<String, Long> failures,
        long neverSent,
        long items,
        long bytes,
        double seconds,
        Latencies fromDue,
        Latencies fromSent) {

    public Measured {
        failures = Collections.unmodifiableMap(new TreeMap<>(failures));
    }

    /** Answered with what was asked for. */
    public long good() {
        return requests - failed();
    }

    /** Answered with something else, or not at all. */
    public long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Good answers a second. */
    public double perSecond() {
        return good() / seconds;
    }

    /** Items a second. */
    public double itemsPerSecond() {
        return items / seconds;
    }
}
