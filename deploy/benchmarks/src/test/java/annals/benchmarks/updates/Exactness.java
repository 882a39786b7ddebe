package annals.benchmarks.updates;

import annals.benchmarks.hammer.Registry;
import annals.benchmarks.hammer.Tokens;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * One run: clients write to two processes of one registry, which are stopped and killed meanwhile;
 * others read its feed in every form, keep copies in every way, and note what the list shows. When
 * the writers have gone home all that they have is held together.
 */
final class Exactness {

    private static final int WRITERS = 6;
    private static final int SERVERS = 8;
    private static final int ROWS_A_PAGE = 20;
    private static final int HELD_SECONDS = 5;
    private static final long MILLISECONDS_BETWEEN_LOOKS = 15;
    private static final long MILLISECONDS_BEFORE_RETRY = 50;
    private static final long LEAST_WRITES = 120;
    private static final long LEAST_CUTS = 20;

    /** A machine that is busy is waited for. */
    private static final int MOST_TIMES_LONGER = 5;

    private static final long LONGEST_END_SECONDS = 180;
    private static final double EVENTS_A_SECOND_OF_REBUILD = 0.25;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<RestartedProcess> processes;
    private final List<Registry> registries;
    private final Tokens tokens;
    private final Duration time;
    private final long dice;
    private final Writes writes = new Writes();
    private final WrittenServers servers;
    private final RecordedLists recorded;
    private final Crawler crawler;
    private final Downstream downstream;
    private final Trouble trouble = new Trouble();
    private final AtomicLong cuts = new AtomicLong();
    private final AtomicLong rebuildsPromised = new AtomicLong();
    private final AtomicLong end = new AtomicLong(Long.MAX_VALUE);
    private final List<FeedReader> readers;
    private final long begun = System.nanoTime();
    private volatile boolean isOver;

    /** With the same dice it makes the same choices, as far as machines do. */
    Exactness(List<RestartedProcess> processes, Tokens tokens, Duration time, long dice) {
        this.processes = processes;
        this.tokens = tokens;
        this.time = time;
        this.dice = dice;
        registries = processes.stream().map(RestartedProcess::registry).toList();
        servers = new WrittenServers("com.example/exact", SERVERS, new Random(dice));
        recorded = new RecordedLists(servers);
        crawler = new Crawler(registries, ROWS_A_PAGE, new Random(dice));
        downstream = new Downstream(crawler);
        readers =
                List.of(
                        new PageReader(FeedCopy.fromTheFirst("pages"), false, 0, random(71)),
                        new PageReader(FeedCopy.fromTheFirst("batches"), true, 0, random(72)),
                        new PageReader(
                                FeedCopy.fromTheFirst("held pages"),
                                false,
                                HELD_SECONDS,
                                random(73)),
                        new PageReader(
                                FeedCopy.fromTheFirst("held batches"),
                                true,
                                HELD_SECONDS,
                                random(74)),
                        new StreamReader(FeedCopy.fromTheFirst("lines"), false, random(75), cuts),
                        new StreamReader(
                                FeedCopy.fromTheFirst("more lines"), false, random(76), cuts),
                        new StreamReader(
                                FeedCopy.fromTheFirst("server-sent events"),
                                true,
                                random(77),
                                cuts),
                        new StreamReader(
                                FeedCopy.fromTheFirst("more server-sent events"),
                                true,
                                random(78),
                                cuts));
    }

    private Random random(int number) {
        return new Random(dice + number);
    }

    /** Runs it; fails where anybody has seen anything that is not exact. */
    ExactnessReport run(int positionsToCompare) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                return run(threads, positionsToCompare);
            } finally {
                isOver = true;
                end.set(0);
                threads.shutdownNow();
            }
        }
    }

    private ExactnessReport run(ExecutorService threads, int positionsToCompare)
            throws InterruptedException {
        var acting = new ArrayList<Future<?>>();
        for (int number = 0; number < WRITERS; number++) {
            acting.add(threads.submit(untilOver(writer(number))));
        }
        for (int i = 0; i < processes.size(); i++) {
            var process = processes.get(i);
            boolean killsFirst = i % 2 == 0;
            var random = random(10 + i);
            acting.add(
                    threads.submit(
                            () -> trouble.trouble(process, killsFirst, random, () -> isOver)));
            acting.add(threads.submit(untilOver(() -> recorded.lookAtList(process.registry()))));
        }
        var elsewhere = random(30);
        acting.add(
                threads.submit(untilOver(() -> recorded.lookElsewhere(any(elsewhere), elsewhere))));
        acting.add(threads.submit(this::keepCopy));
        acting.add(threads.submit(this::rebuild));
        var snapshots =
                List.of(
                        threads.submit(() -> beginWithSnapshot("snapshot and feed", 0.3)),
                        threads.submit(() -> beginWithSnapshot("later snapshot and feed", 0.7)));
        var reading = new ArrayList<Future<FeedReader>>();
        for (int i = 0; i < readers.size(); i++) {
            var reader = readers.get(i);
            var random = random(60 + i);
            reading.add(threads.submit(() -> follow(reader, random)));
        }

        awaitOver(Stream.of(acting, reading, snapshots).<Future<?>>flatMap(List::stream).toList());
        for (var each : acting) {
            await(each);
        }
        long rebuilds = awaitRebuilt();
        long head = head();
        end.set(head);
        var digests = new LinkedHashMap<String, String>();
        for (var each : reading) {
            var copy = await(each).copy();
            copy.standsAt(head, leaf());
            digests.put(copy.reader(), copy.digest());
        }
        var copies = new LinkedHashMap<String, Copy>();
        readers.forEach(reader -> copies.put(reader.copy().reader(), reader.copy().list().copy()));
        for (var each : snapshots) {
            var copy = await(each).copy();
            copy.standsAt(head, leaf());
            copies.put(copy.reader(), copy.list().copy());
        }
        copies.put("updated_since", updated(head));
        var compared = recorded.compare(positionsToCompare, registries, random(40));
        return new ExactnessReport(
                head,
                writes,
                trouble.kills(),
                trouble.stops(),
                cuts.get(),
                rebuilds,
                recorded.positions(),
                compared,
                digests,
                differences(copies, head));
    }

    private interface Act {
        void act() throws InterruptedException;
    }

    private Callable<Void> untilOver(Act act) {
        return () -> {
            while (!isOver) {
                act.act();
                TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BETWEEN_LOOKS);
            }
            return null;
        };
    }

    /** Goes to any process each time: to one that is away a write is not sent, or fails. */
    private Act writer(int number) {
        var random = random(20 + number);
        var each =
                registries.stream()
                        .map(registry -> new Writer(registry, tokens, servers, writes, random))
                        .toList();
        return () -> each.get(random.nextInt(each.size())).act();
    }

    private Registry any(Random random) {
        return registries.get(random.nextInt(registries.size()));
    }

    private FeedReader follow(FeedReader reader, Random random) throws InterruptedException {
        while (reader.copy().position() < end.get()) {
            boolean waits;
            try {
                int port = processes.get(random.nextInt(processes.size())).port();
                waits = reader.read(port, end::get);
            } catch (IOException broken) {
                waits = true;
            }
            if (waits) {
                TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BEFORE_RETRY);
            }
        }
        return reader;
    }

    private FeedReader beginWithSnapshot(String name, double share) throws InterruptedException {
        awaitShare(share);
        var random = random(name.hashCode());
        var answer = SnapshotStart.ask(any(random));
        while (!answer.good()) {
            if (answer.status() != 0 && answer.status() != 503) {
                throw new AssertionError("a snapshot: " + answer.reason());
            }
            TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BEFORE_RETRY);
            answer = SnapshotStart.ask(any(random));
        }
        return follow(new PageReader(SnapshotStart.of(answer, name), false, 1, random), random);
    }

    private void awaitShare(double share) throws InterruptedException {
        long from = begun + (long) (share * time.toNanos());
        TimeUnit.NANOSECONDS.sleep(from - System.nanoTime());
    }

    private Void keepCopy() throws InterruptedException {
        awaitShare(0.2);
        downstream.begin();
        while (!isOver) {
            downstream.poll();
            TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BETWEEN_LOOKS);
        }
        return null;
    }

    private Copy updated(long head) throws InterruptedException {
        downstream.poll("&min_position=" + head);
        return downstream.copy();
    }

    /** Slow enough for something to happen meanwhile. */
    private Void rebuild() throws InterruptedException {
        for (double share = 0.35; share < 0.9; share += 0.35) {
            awaitShare(share);
            long rate = Math.max(20, (long) (EVENTS_A_SECOND_OF_REBUILD * head()));
            var path = "/operations/read-models/listing/rebuild?rate=" + rate;
            for (int i = 0; !isOver; i++) {
                var process = processes.get(i % processes.size());
                if (process.management().post(path, new byte[0]).status() == 202) {
                    rebuildsPromised.incrementAndGet();
                    break;
                }
                TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BEFORE_RETRY);
            }
        }
        return null;
    }

    /**
     * How often the list was built anew, after the last of it: as often as was promised, or more.
     */
    private long awaitRebuilt() throws InterruptedException {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_END_SECONDS);
        while (true) {
            var listing = listing();
            if (listing.path("rebuild").has("endedAt")) {
                if (!listing.path("rebuild").path("step").stringValue("").equals("DONE")) {
                    throw new AssertionError("a rebuild that is not done: " + listing);
                }
                long rebuilds = listing.path("generation").longValue(0) - 1;
                if (rebuilds < rebuildsPromised.get()) {
                    throw new AssertionError(
                            "%d rebuilds were promised: %s"
                                    .formatted(rebuildsPromised.get(), listing));
                }
                return rebuilds;
            }
            if (System.nanoTime() > patience) {
                throw new AssertionError("a rebuild does not end: " + listing);
            }
            TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BEFORE_RETRY);
        }
    }

    private JsonNode listing() throws InterruptedException {
        var ports = processes.stream().map(RestartedProcess::management).toList();
        return answered(ports, "/operations/read-models")
                .valueStream()
                .filter(model -> model.path("name").stringValue("").equals("listing"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no read model is called listing"));
    }

    private JsonNode registry() throws InterruptedException {
        return answered(registries, "/v0.1/x/dev.annals");
    }

    /**
     * Of whichever process answers; one that has just begun may have opened one port of its two.
     */
    private static JsonNode answered(List<Registry> ports, String path)
            throws InterruptedException {
        for (int i = 0; ; i++) {
            var answer = ports.get(i % ports.size()).get(path);
            if (answer.good()) {
                return JSON.readTree(answer.body());
            }
            TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BEFORE_RETRY);
        }
    }

    private long head() throws InterruptedException {
        return registry().path("position").longValue();
    }

    private String leaf() throws InterruptedException {
        return registry().path("leaf").stringValue();
    }

    private Map<String, Differences> differences(Map<String, Copy> copies, long head)
            throws InterruptedException {
        var differences = new LinkedHashMap<String, Differences>();
        for (int i = 0; i < registries.size(); i++) {
            var one = new Crawler(List.of(registries.get(i)), ROWS_A_PAGE, random(50));
            var source = Copy.of(one.crawl("&include_deleted=true&min_position=" + head));
            for (var copy : copies.entrySet()) {
                differences.put(
                        "%s, process %d".formatted(copy.getKey(), i + 1),
                        Differences.between(copy.getValue(), source, writes.published()));
            }
        }
        return differences;
    }

    private boolean hasEnoughHappened() {
        return writes.count() >= LEAST_WRITES
                && cuts.get() >= LEAST_CUTS
                && trouble.kills() > 0
                && trouble.stops() > 0
                && recorded.positions() >= LEAST_WRITES / 2;
    }

    /** Fails as soon as one of them does. */
    private void awaitOver(List<Future<?>> work) throws InterruptedException {
        long until = begun + time.toNanos();
        long atMost = begun + MOST_TIMES_LONGER * time.toNanos();
        while (System.nanoTime() < until || (System.nanoTime() < atMost && !hasEnoughHappened())) {
            for (var each : work) {
                if (each.isDone()) {
                    await(each);
                }
            }
            TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BEFORE_RETRY);
        }
        isOver = true;
    }

    private <T> T await(Future<T> work) throws InterruptedException {
        try {
            return work.get(LONGEST_END_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(String.valueOf(e.getCause()), e);
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "the end is not reached: "
                            + readers.stream()
                                    .map(FeedReader::copy)
                                    .map(copy -> copy.reader() + " at " + copy.position())
                                    .toList(),
                    e);
        }
    }
}
