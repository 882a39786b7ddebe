package annals.standalone.endtoend;

import static annals.standalone.endtoend.TestDocument.aServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Clients that publish one version after another, each pair to a server of its own, and note what
 * has become of it. Who is told to come again later does so, with the same version. Who gets no
 * answer goes home.
 */
final class Publishers implements AutoCloseable {

    private static final String DUPLICATE = "cannot publish duplicate version";

    private final String servers;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private final Set<String> tried = ConcurrentHashMap.newKeySet();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Queue<Long> positions = new ConcurrentLinkedQueue<>();
    private final Queue<HttpAnswer> refusals = new ConcurrentLinkedQueue<>();
    private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();

    private Publishers(String servers) {
        this.servers = servers;
    }

    /**
     * @param servers what the names of their servers begin with
     */
    static Publishers begin(int count, String servers, RunningRegistry... registries) {
        var publishers = new Publishers(servers);
        for (int number = 0; number < count; number++) {
            var client = registries[number % registries.length].client();
            var document = aServer().name("%s-%d".formatted(servers, number / 2));
            int minor = number;
            publishers.threads.add(
                    Thread.ofVirtual().start(() -> publishers.publish(client, document, minor)));
        }
        return publishers;
    }

    private void publish(RegistryClient client, TestDocument document, int minor) {
        for (int patch = 0; isOpen(); patch++) {
            publish(client, document.version("1.%d.%d".formatted(minor, patch)));
        }
    }

    private void publish(RegistryClient client, TestDocument document) {
        var version = document.name() + "@" + document.version();
        tried.add(version);
        try {
            for (boolean again = false; isOpen(); again = true) {
                var answer = client.publish(document);
                if (answer.status() == 200) {
                    positions.add(answer.position());
                    acknowledged.add(version);
                    return;
                }
                if (again && answer.body().contains(DUPLICATE)) {
                    // what was said to be unknown had been stored
                    acknowledged.add(version);
                    return;
                }
                refusals.add(answer);
                var _ = stopping.await(100, TimeUnit.MILLISECONDS);
            }
        } catch (IOException e) {
            unanswered.add(version + ": " + e);
            Thread.currentThread().interrupt();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isOpen() {
        return stopping.getCount() > 0 && !Thread.currentThread().isInterrupted();
    }

    /** Waits until so many more are acknowledged than now. */
    void awaitMore(int versions) {
        int now = acknowledged.size();
        await().atMost(RunningRegistry.LONG).until(() -> acknowledged.size() >= now + versions);
    }

    /** The highest position of an acknowledged version. */
    long highestPosition() {
        return positions.stream().mapToLong(position -> position).max().orElse(0);
    }

    Collection<Long> positions() {
        return positions;
    }

    /** What was not answered with 200, in the order of the answers. */
    List<HttpAnswer> refusals() {
        return List.copyOf(refusals);
    }

    /** Versions that got no answer, and why. */
    List<String> unanswered() {
        return List.copyOf(unanswered);
    }

    /** The versions that are acknowledged so far. */
    Set<String> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    /** These are all acknowledged versions and no others: nothing is lost, nothing unanswered. */
    void areAllOf(List<JsonNode> entries) {
        assertThat(entries.stream().map(Publishers::version).filter(this::isOurs))
                .as("listed")
                .containsExactlyInAnyOrderElementsOf(acknowledged);
    }

    /** Every acknowledged version is among these, nothing of theirs that was not sent or twice. */
    void areAmong(List<JsonNode> entries) {
        var ours = entries.stream().map(Publishers::version).filter(this::isOurs).toList();
        assertThat(ours).as("listed").doesNotHaveDuplicates().containsAll(acknowledged);
        assertThat(tried).as("sent").containsAll(ours);
    }

    private boolean isOurs(String version) {
        return version.startsWith(servers);
    }

    /** As they are told here. */
    static String version(JsonNode entry) {
        var server = entry.get("server");
        return server.get("name").stringValue() + "@" + server.get("version").stringValue();
    }

    /** Ends them, after the answer that each waits for. */
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
