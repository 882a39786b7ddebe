package annals.benchmarks.figures;

import annals.benchmarks.failure.RunFailed;
import annals.benchmarks.hammer.Hammer;
import annals.benchmarks.hammer.Hammer.Loaded;
import annals.benchmarks.load.Bounds;
import annals.benchmarks.load.Measured;
import annals.benchmarks.load.Pace;
import annals.benchmarks.load.Work;
import annals.benchmarks.process.ProcessTree;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Runs loads on one registry, each warmed up; only good answers count. */
record Loads(Sizes sizes, ProcessTree server) {

    private static final int CLIENTS_BESIDE = 16;

    /** Each client sends its next request when it has the answer to the last one. */
    Loaded closed(int clients, Work work) throws InterruptedException {
        var pace = new Pace.Closed(clients);
        run(pace, sizes.warmUp(), work);
        return run(pace, sizes.load(), work);
    }

    /** The same for half the time, when it has run just before. */
    Loaded piece(int clients, Work work) throws InterruptedException {
        return run(new Pace.Closed(clients), sizes.load().dividedBy(2), work);
    }

    /** Runs so that all code that takes part is compiled, and counts nothing. */
    void warmUp(int clients, Work work) throws InterruptedException {
        run(new Pace.Closed(clients), sizes.warmUp().multipliedBy(3), work);
    }

    /** Requests are due at a fixed rate. */
    Loaded open(double perSecond, int clients, Work work) throws InterruptedException {
        var pace = new Pace.Open(perSecond, clients);
        run(pace, sizes.warmUp(), work);
        return run(pace, sizes.fixedRate(), work);
    }

    /** The same as {@link #closed}, while other work is due at a fixed rate. */
    Loaded closedBeside(int clients, Work work, double perSecond, Work other)
            throws InterruptedException {
        var all = sizes.warmUp().plus(sizes.load()).plusSeconds(1);
        var bounds = new Bounds(Bounds.MOST_REQUESTS, all);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var beside =
                    threads.submit(
                            () ->
                                    new Hammer(new Pace.Open(perSecond, CLIENTS_BESIDE), bounds)
                                            .run(other, null));
            var loaded = closed(clients, work);
            requireGood(beside.get().measured());
            return loaded;
        } catch (ExecutionException e) {
            throw new RunFailed("the work beside failed: " + e.getCause());
        }
    }

    private Loaded run(Pace pace, Duration time, Work work) throws InterruptedException {
        var loaded = new Hammer(pace, new Bounds(Bounds.MOST_REQUESTS, time)).run(work, server);
        requireGood(loaded.measured());
        return loaded;
    }

    private static void requireGood(Measured measured) {
        if (measured.failed() > 0 || measured.good() == 0) {
            throw new RunFailed(
                    "only good answers were expected; %d were good, failed: %s"
                            .formatted(measured.good(), measured.failures()));
        }
    }
}
