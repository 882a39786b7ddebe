package annals.standalone.endtoend;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that ask for the first page again and again. */
final class Readers implements AutoCloseable {

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<HttpAnswer> refusals = new ConcurrentLinkedQueue<>();
    private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();

    static Readers begin(int count, RunningRegistry registry) {
        var readers = new Readers();
        for (int number = 0; number < count; number++) {
            var client = registry.client();
            readers.threads.add(Thread.ofVirtual().start(() -> readers.read(client)));
        }
        return readers;
    }

    private void read(RegistryClient client) {
        try {
            while (!stopping.await(20, TimeUnit.MILLISECONDS)) {
                // in other words each time: what was asked before is answered without the database
                var answer = client.get("/v0.1/servers?limit=5&asked=" + asked.incrementAndGet());
                if (answer.status() == 200) {
                    answered.incrementAndGet();
                } else {
                    refusals.add(answer);
                }
            }
        } catch (IOException e) {
            unanswered.add(e.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until so many more have got their page than now. */
    void awaitMore(int pages) {
        int now = answered.get();
        await().atMost(RunningRegistry.LONG).until(() -> answered.get() >= now + pages);
    }

    /** What was not answered with 200. */
    List<HttpAnswer> refusals() {
        return List.copyOf(refusals);
    }

    /** Why somebody got no answer. */
    List<String> unanswered() {
        return List.copyOf(unanswered);
    }

    @Override
    public void close() {
        stopping.countDown();
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
