package annals.benchmarks.hammer;

import annals.benchmarks.failure.RunFailed;
import annals.benchmarks.load.Reply;

import java.util.Arrays;

/**
 * Compares what it takes to publish to two servers, in turns, so that whatever disturbs the one
 * disturbs the other.
 *
 * @param large the server with many versions
 * @param small the one with few
 */
public record Growth(Registry registry, Tokens tokens, String large, String small) {

    /** More would make the small server large, and fill the large one. */
    public static final int MOST_ROUNDS = 500;

    /**
     * Medians of the two.
     *
     * @param ratio of the large server's to the small one's
     */
    public record Comparison(double largeMs, double smallMs, double ratio) {

        /** Of times in nanoseconds. */
        public static Comparison of(long[] large, long[] small) {
            double largeMs = median(large) / 1e6;
            double smallMs = median(small) / 1e6;
            return new Comparison(largeMs, smallMs, largeMs / smallMs);
        }

        private static double median(long[] times) {
            var sorted = times.clone();
            Arrays.sort(sorted);
            int half = sorted.length / 2;
            return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2.0;
        }
    }

    /** One round: a version for each of the two, in nanoseconds. */
    public record Round(long large, long small) {}

    /**
     * Publishes once to each.
     *
     * @param version one that neither has
     */
    public Round round(String version, boolean largeFirst) throws InterruptedException {
        if (largeFirst) {
            long time = publish(large, version);
            return new Round(time, publish(small, version));
        }
        long time = publish(small, version);
        return new Round(publish(large, version), time);
    }

    /** Publishes so often to each, after some rounds that do not count. */
    public Comparison compare(int rounds) throws InterruptedException {
        var run = Publishing.freshRun();
        int warmUp = Math.max(2, rounds / 10);
        var larges = new long[rounds];
        var smalls = new long[rounds];
        for (int number = 0; number < warmUp + rounds; number++) {
            var round = round("2.0.%s-%s".formatted(number, run), number % 2 == 0);
            if (number >= warmUp) {
                larges[number - warmUp] = round.large();
                smalls[number - warmUp] = round.small();
            }
        }
        return Comparison.of(larges, smalls);
    }

    private long publish(String name, String version) throws InterruptedException {
        tokens.token();
        long begin = System.nanoTime();
        var reply = Publishing.publish(registry, tokens, name, version);
        long end = System.nanoTime();
        return switch (reply) {
            case Reply.Good _ -> end - begin;
            case Reply.Bad(var why) ->
                    throw new RunFailed(
                            "%s@%s was not published: %s".formatted(name, version, why));
        };
    }
}
