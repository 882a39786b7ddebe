package annals.benchmarks.load;

import org.HdrHistogram.ConcurrentHistogram;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** Counts while many clients work. */
final class Tally {

    /** An hour, in nanoseconds; a load is ended long before. */
    private static final long HIGHEST = 3_600_000_000_000L;

    /** So that percentiles are right to 0.1 %. */
    private static final int DIGITS = 3;

    /** So many reasons are told apart; some registries quote the request in theirs. */
    private static final int MOST_REASONS = 20;

    private final ConcurrentHistogram fromDue = new ConcurrentHistogram(HIGHEST, DIGITS);
    private final ConcurrentHistogram fromSent = new ConcurrentHistogram(HIGHEST, DIGITS);
    private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();
    private final LongAdder requests = new LongAdder();
    private final LongAdder neverSent = new LongAdder();
    private final LongAdder items = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAccumulator lastAnswer;
    private final long start;

    Tally(long start) {
        this.start = start;
        lastAnswer = new LongAccumulator(Math::max, 0);
    }

    void answered(Reply reply, long due, long sent, long done) {
        requests.increment();
        lastAnswer.accumulate(done - start);
        record(fromDue, done - due);
        switch (reply) {
            case Reply.Good(int some, long size, _) -> {
                items.add(some);
                bytes.add(size);
                record(fromSent, done - sent);
            }
            case Reply.Bad(var why) -> counter(why).increment();
        }
    }

    private LongAdder counter(String why) {
        boolean known = failures.containsKey(why) || failures.size() < MOST_REASONS;
        return failures.computeIfAbsent(known ? why : "other reasons", _ -> new LongAdder());
    }

    void neverSent(long due, long end) {
        neverSent.increment();
        record(fromDue, end - due);
    }

    Measured measured() {
        var counts = new HashMap<String, Long>();
        failures.forEach((why, count) -> counts.put(why, count.sum()));
        return new Measured(
                requests.sum(),
                counts,
                neverSent.sum(),
                items.sum(),
                bytes.sum(),
                microseconds(lastAnswer.get()) / 1e6,
                Latencies.of(fromDue),
                Latencies.of(fromSent));
    }

    private static long microseconds(long nanoseconds) {
        return Math.max(1, nanoseconds / 1_000);
    }

    private static void record(ConcurrentHistogram histogram, long nanoseconds) {
        histogram.recordValue(Math.clamp(nanoseconds, 0, HIGHEST));
    }
}
