package annals.benchmarks.load;

import annals.benchmarks.failure.UnusableArgument;

import java.time.Duration;

/**
 * Where a load ends at the latest: whichever comes first. There is no way to ask for one without
 * end.
 *
 * @param requests 1 to {@value #MOST_REQUESTS}
 * @param time more than nothing, at most ten minutes
 */
public record Bounds(long requests, Duration time) {

    /** Enough for every figure of ours; more would be an attack. */
    public static final long MOST_REQUESTS = 1_000_000;

    /** Ten minutes. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    public Bounds {
        if (requests < 1 || requests > MOST_REQUESTS) {
            throw new UnusableArgument(
                    "a load has 1 to %s requests, not %s".formatted(MOST_REQUESTS, requests));
        }
        if (!time.isPositive() || time.compareTo(LONGEST) > 0) {
            throw new UnusableArgument(
                    "a load takes more than 0 and at most %s s, not %s s"
                            .formatted(LONGEST.toSeconds(), time.toMillis() / 1000.0));
        }
    }
}
