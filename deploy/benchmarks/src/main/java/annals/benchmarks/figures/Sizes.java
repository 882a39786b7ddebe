package annals.benchmarks.figures;

import java.time.Duration;

/**
 * How much a measurement does.
 *
 * @param entries imported, beside those of the large server and the small one
 * @param large versions of the large server; what is published to it must still fit
 * @param small versions of the small server
 * @param warmUp of each load, not counted
 * @param load how long each load lasts
 * @param fixedRate how long the publishing at a fixed rate lasts
 * @param rounds of publishing to the large and the small server in turns
 * @param restarts how often the registry is started on its data
 */
record Sizes(
        int entries,
        int large,
        int small,
        Duration warmUp,
        Duration load,
        Duration fixedRate,
        int rounds,
        int restarts) {

    /** For figures. */
    static final Sizes FULL =
            new Sizes(
                    90_000,
                    9_900,
                    10,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(20),
                    40,
                    4);

    /** A million entries; loads last as long as what they are held against. */
    static final Sizes MILLION =
            new Sizes(
                    990_090,
                    9_900,
                    10,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(60),
                    0,
                    3);

    /** To see that everything works; the figures mean nothing. */
    static final Sizes QUICK =
            new Sizes(
                    200,
                    300,
                    10,
                    Duration.ofMillis(200),
                    Duration.ofMillis(500),
                    Duration.ofSeconds(1),
                    4,
                    1);
}
