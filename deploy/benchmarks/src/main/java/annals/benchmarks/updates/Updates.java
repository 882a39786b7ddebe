package annals.benchmarks.updates;

import annals.benchmarks.failure.RunFailed;
import annals.benchmarks.hammer.Registry;
import annals.benchmarks.hammer.Tokens;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * One run: writers write, a downstream begins a copy in their midst and polls; when they have gone
 * home it polls until nothing comes, and its copy is held against the whole list.
 */
final class Updates {

    /** The downstream begins when so much of the time is over: there must be a list to crawl. */
    private static final double BEFORE_COPY = 0.2;

    /** A registry that is too slow for what was asked for is not waited for longer. */
    private static final int MOST_TIMES_LONGER = 10;

    private static final long MILLISECONDS_BETWEEN_POLLS = 20;

    /** Others may write too; whoever never stops cannot be compared with. */
    private static final int MOST_COMPARISONS = 20;

    private final List<Registry> processes;
    private final Tokens tokens;
    private final Plan plan;
    private final Writes writes = new Writes();
    private final WrittenServers servers;
    private final Crawler crawler;
    private final Downstream downstream;
    private volatile boolean over;

    /**
     * How much is done.
     *
     * @param prefix of the names that are written to, which no other run has
     * @param time for which it is written
     * @param writes so many must be good even if they take longer
     * @param limit rows a page
     * @param dice the same number makes the same choices
     */
    record Plan(String prefix, int writers, Duration time, long writes, int limit, long dice) {}

    /**
     * @param processes of one registry; the first is asked for tokens
     */
    Updates(List<Registry> processes, Tokens tokens, Plan plan) {
        this.processes = List.copyOf(processes);
        this.tokens = tokens;
        this.plan = plan;
        servers = new WrittenServers(plan.prefix(), 2 * plan.writers(), new Random(plan.dice()));
        crawler = new Crawler(processes, plan.limit(), new Random(plan.dice()));
        downstream = new Downstream(crawler);
    }

    /** Runs it. */
    UpdatesReport run(String inWords) throws InterruptedException {
        writeAndPoll();
        if (writes.published().isEmpty()) {
            throw new RunFailed("nothing could be written: " + writes.anyReason());
        }
        var differences = compare();
        return new UpdatesReport(
                inWords, writes, downstream.polls(), downstream.isGivenAWatermark(), differences);
    }

    private void writeAndPoll() throws InterruptedException {
        long start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing = new ArrayList<Future<?>>();
            for (int number = 0; number < plan.writers(); number++) {
                var writer = writer(number);
                writing.add(threads.submit(() -> write(writer, start)));
            }
            var copying = threads.submit(() -> copy(start));
            try {
                for (var each : writing) {
                    await(each);
                }
                over = true;
                await(copying);
            } finally {
                over = true;
                threads.shutdownNow();
            }
        }
    }

    private Writer writer(int number) {
        return new Writer(
                processes.get(number % processes.size()),
                tokens,
                servers,
                writes,
                new Random(plan.dice() + number + 1));
    }

    private Void write(Writer writer, long start) throws InterruptedException {
        while (!over && isToGoOn(System.nanoTime() - start)) {
            writer.act();
        }
        return null;
    }

    private boolean isToGoOn(long nanoseconds) {
        long time = plan.time().toNanos();
        return nanoseconds < time
                || (nanoseconds < MOST_TIMES_LONGER * time && writes.count() < plan.writes());
    }

    private Void copy(long start) throws InterruptedException {
        try {
            long begin = start + (long) (BEFORE_COPY * plan.time().toNanos());
            TimeUnit.NANOSECONDS.sleep(begin - System.nanoTime());
            downstream.begin();
            while (!over) {
                downstream.poll();
                TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BETWEEN_POLLS);
            }
            return null;
        } finally {
            // without it there is nothing to write for
            over = true;
        }
    }

    private static void await(Future<?> work) throws InterruptedException {
        try {
            work.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RunFailed failed
                    ? failed
                    : new IllegalStateException("the tool is broken", e);
        }
    }

    /** Once nothing comes before and after the whole list is read, that is what must be equal. */
    private Differences compare() throws InterruptedException {
        long position = writes.position();
        // a registry that does not know the parameter ignores it
        var fresh = position == 0 ? "" : "&min_position=" + position;
        downstream.poll(fresh);
        for (int time = 0; time < MOST_COMPARISONS; time++) {
            var source = Copy.of(crawler.crawl("&include_deleted=true" + fresh));
            if (!downstream.poll(fresh)) {
                return Differences.between(downstream.copy(), source, writes.published());
            }
        }
        throw new RunFailed(
                "the registry is written to by others, so that a copy cannot be held against it");
    }
}
