package annals.query.listing;

import annals.events.Actor;
import annals.events.Document;
import annals.events.ServerVersionPublished;
import annals.eventstore.Position;
import annals.eventstore.RecordedEvent;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How many events a second one thread can fold into rows, their JSON text included and the database
 * not. It lives here because the listing lets nobody in; deploy/benchmarks runs it.
 */
@State(Scope.Benchmark)
public class ListingFoldBenchmark {

    private static final int BATCH = 500;

    private static final Document DOCUMENT = new Document.Content("{}");
    private static final Actor ACTOR = new Actor.Known("none", "anonymous", Map.of());
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    /** Three versions of each server, one after the other. */
    private final List<RecordedEvent> events =
            IntStream.range(0, BATCH).mapToObj(ListingFoldBenchmark::event).toList();

    /** As a busy follower does. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void manyAtOnce(Blackhole rows) {
        fold(events, rows);
    }

    /** As a follower does that is woken by each. */
    @Benchmark
    public void one(Blackhole rows) {
        fold(events.subList(0, 1), rows);
    }

    private static void fold(List<RecordedEvent> events, Blackhole rows) {
        var fold = new ListingFold(List.of());
        events.forEach(fold::apply);
        fold.changed().forEach(row -> rows.consume(EntryMetaText.of(row)));
    }

    private static RecordedEvent event(int number) {
        var version = "1.0." + number % 3;
        return new RecordedEvent(
                new Position(number + 1L, NOON.plusSeconds(number)),
                "com.example/server" + number / 3,
                new ServerVersionPublished(version, DOCUMENT, version, ACTOR));
    }
}
