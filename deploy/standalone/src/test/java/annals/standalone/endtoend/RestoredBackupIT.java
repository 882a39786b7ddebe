package annals.standalone.endtoend;

import static annals.standalone.endtoend.TestDocument.aServer;
import static annals.standalone.endtoend.WireRequest.get;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A registry that was put back to its backup and has gone another way since. */
class RestoredBackupIT {

    private static final String EVENTS = "/v0.1/x/dev.annals/events";

    /** Copies the feed page by page, and says each time on which event it stands. */
    private static final class Downstream {

        private final List<JsonNode> events = new ArrayList<>();
        private String next = "?after=0";

        /** One request; what came is taken over only if the answer is a page. */
        HttpAnswer follow(RunningRegistry registry) throws IOException, InterruptedException {
            var answer = registry.client().get(EVENTS + next);
            if (answer.status() == 200) {
                var page = answer.json();
                page.get("events").forEach(events::add);
                var metadata = page.get("metadata");
                next =
                        "?after=%d&leaf=%s"
                                .formatted(
                                        metadata.get("next").longValue(),
                                        metadata.get("nextLeaf").stringValue());
            }
            return answer;
        }
    }

    @Test
    void aFollowerNoticesItBeforeItTakesOverAnything(@TempDir Path home)
            throws IOException, InterruptedException {
        var data = FreshData.in(home);
        var backup = home.resolve("backup");
        var downstream = new Downstream();

        runOn(data, registry -> publish(registry, "1.0.0", "2.0.0", "3.0.0"));
        copy(data, backup);
        runOn(
                data,
                registry -> {
                    publish(registry, "4.0.0", "5.0.0");
                    downstream.follow(registry).expect(200);
                });
        assertThat(downstream.events).hasSize(5);
        var copied = List.copyOf(downstream.events);

        remove(data);
        copy(backup, data);
        runOn(
                data,
                registry -> {
                    assertThat(downstream.follow(registry).expect(409).body())
                            .contains("after 5 is beyond the head")
                            .contains("is at position 3");
                    publish(registry, "4.0.1", "5.0.1", "6.0.1");
                    assertThat(downstream.follow(registry).expect(409).body())
                            .contains("another history: the event at position 5 has the leaf ");
                    for (var accept : List.of("text/event-stream", "application/x-ndjson")) {
                        registry.client()
                                .send(
                                        get(EVENTS + downstream.next + "&follow=true")
                                                .header("Accept: " + accept))
                                .expect(409);
                    }
                });
        assertThat(downstream.events).isEqualTo(copied);
    }

    private interface Doing {
        void with(RunningRegistry registry) throws IOException, InterruptedException;
    }

    private static void runOn(Path data, Doing doing) throws IOException, InterruptedException {
        try (var registry = RegistryStart.on(data).run()) {
            doing.with(registry);
            registry.stop();
        }
    }

    private static void publish(RunningRegistry registry, String... versions)
            throws IOException, InterruptedException {
        for (var version : versions) {
            registry.client().publish(aServer().version(version)).expect(200);
        }
    }

    /** As an operator makes a backup of a registry that is stopped: owners and modes stay. */
    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        run("cp", "-a", from.toString(), to.toString());
    }

    private static void remove(Path data) throws IOException, InterruptedException {
        run("rm", "-rf", data.toString());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
                .as(String.join(" ", command))
                .isZero();
    }
}
