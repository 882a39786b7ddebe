package annals.benchmarks.load;

import annals.benchmarks.failure.RunFailed;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;

/**
 * Runs a load. In an open one latencies count from when a request was due, so that a server that
 * stands still for a second is charged with all requests that should have come in it, and not with
 * the one that happened to wait (no "coordinated omission").
 */
public final class Load {

    private final Pace pace;
    private final Bounds bounds;
    private final Ticker ticker;

    public Load(Pace pace, Bounds bounds) {
        this(pace, bounds, Ticker.SYSTEM);
    }

    Load(Pace pace, Bounds bounds, Ticker ticker) {
        this.pace = pace;
        this.bounds = bounds;
        this.ticker = ticker;
    }

    /**
     * Runs it to its end.
     *
     * @throws RunFailed when a client says so
     */
    public Measured run(Work work) throws InterruptedException {
        long start = ticker.now();
        var tally = new Tally(start);
        var turns = new Turns(pace, bounds, start);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var clients = new ExecutorCompletionService<Work.Client>(threads);
            for (int number = 0; number < pace.clients(); number++) {
                var client = work.client(number);
                clients.submit(
                        () -> {
                            serve(client, turns, tally);
                            return client;
                        });
            }
            for (int number = 0; number < pace.clients(); number++) {
                try {
                    clients.take().get();
                } catch (ExecutionException e) {
                    threads.shutdownNow();
                    throw e.getCause() instanceof RunFailed failed
                            ? failed
                            : new IllegalStateException("a client of the load tool is broken", e);
                } catch (InterruptedException e) {
                    threads.shutdownNow();
                    throw e;
                }
            }
        }
        return tally.measured();
    }

    private void serve(Work.Client client, Turns turns, Tally tally) throws InterruptedException {
        for (var turn = turns.next(ticker.now());
                turn.isPresent();
                turn = turns.next(ticker.now())) {
            long due = turn.getAsLong();
            ticker.sleepUntil(due);
            long sent = ticker.now();
            if (turns.areOver(sent)) {
                tally.neverSent(due, sent);
                continue;
            }
            var reply = client.request();
            tally.answered(reply, due, sent, ticker.now());
            if (reply instanceof Reply.Good(_, _, var last) && last) {
                return;
            }
        }
    }
}
