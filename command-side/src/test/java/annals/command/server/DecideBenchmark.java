package annals.command.server;

import annals.command.server.ServerCommand.PublishVersion;
import annals.events.Actor;
import annals.events.Document;
import annals.events.ServerVersionPublished;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import java.time.Instant;
import java.util.Map;

/**
 * How many publishes a second one thread can decide, and how many servers it can copy, which every
 * publish does once. It lives here because the aggregate lets nobody in; deploy/benchmarks runs it.
 */
@State(Scope.Benchmark)
public class DecideBenchmark {

    private static final Document.Content DOCUMENT = new Document.Content("{}");
    private static final Actor.Known ACTOR = new Actor.Known("none", "anonymous", Map.of());
    private static final String SERVER = "com.example/decide";

    /** Versions that the server has already. */
    @Param({"10", "9900"})
    public int versions = 0;

    private final Versions server = new Versions();
    private final Claims claims = new NoClaims();
    private final PublishVersion next = publish("2.0.0");
    private final PublishVersion again = publish("1.0.1");

    /** Fills the server. */
    @Setup
    public void fill() {
        for (int number = 0; number < versions; number++) {
            var version = "1.0." + number;
            server.evolve(
                    new ServerVersionPublished(version, DOCUMENT, version, ACTOR), Instant.EPOCH);
        }
    }

    /** A new version, which becomes the latest. */
    @Benchmark
    public Object publish() {
        return server.decide(next, claims);
    }

    /** A version that is there. */
    @Benchmark
    public Object refuse() {
        return server.decide(again, claims);
    }

    /** What is remembered is copied for each command, so that a failed one leaves no trace. */
    @Benchmark
    public Object copy() {
        return server.copy();
    }

    private static PublishVersion publish(String version) {
        return new PublishVersion(SERVER, version, DOCUMENT, ACTOR);
    }
}
