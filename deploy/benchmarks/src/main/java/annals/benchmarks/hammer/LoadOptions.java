package annals.benchmarks.hammer;

import annals.benchmarks.failure.UnusableArgument;
import annals.benchmarks.load.Bounds;
import annals.benchmarks.load.Pace;

import picocli.CommandLine.Option;

import java.time.Duration;

/** How much is sent, and when. */
final class LoadOptions {

    @Option(
            names = "--clients",
            paramLabel = "N",
            defaultValue = "4",
            description = "Requests under way at once, at most 256 (default: ${DEFAULT-VALUE}).")
    private int clients;

    @Option(
            names = "--rate",
            paramLabel = "PER-SECOND",
            description =
                    "Sends at this fixed rate, whatever the answers do, and counts latency from"
                            + " when each request was due. Without it each client sends its next"
                            + " request when it has the answer to the last one.")
    private double rate = Double.NaN;

    @Option(
            names = "--requests",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Ends after so many, at most 1000000 (default: ${DEFAULT-VALUE}).")
    private long requests;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "10",
            description = "Ends after this time, at most 600 (default: ${DEFAULT-VALUE}).")
    private double seconds;

    Pace pace() {
        return Double.isNaN(rate) ? new Pace.Closed(clients) : new Pace.Open(rate, clients);
    }

    Bounds bounds() {
        if (!(Math.abs(seconds) < Bounds.LONGEST.toSeconds() + 1.0)) {
            throw new UnusableArgument(
                    "a load takes more than 0 and at most %s s, not %s s"
                            .formatted(Bounds.LONGEST.toSeconds(), seconds));
        }
        return new Bounds(requests, Duration.ofNanos((long) (seconds * 1e9)));
    }
}
