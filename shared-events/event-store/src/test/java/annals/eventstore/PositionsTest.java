package annals.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import annals.eventstore.testing.TestEventStore;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The one clock, proved: whatever writers do, a reader that asks for what comes after the last
 * position it saw, sees 1, 2, 3 … N.
 */
class PositionsTest {

    /** How many events the processes append at least, in all. */
    private static final int EVENTS = 6_000;

    private static final class Writers {

        private final Process process;
        private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
        private final CountDownLatch midAppend = new CountDownLatch(1);
        private final Thread listening;

        Writers(String url) {
            try {
                process =
                        new ProcessBuilder(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xmx128m",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        WriterProcess.class.getName(),
                                        url)
                                .redirectError(ProcessBuilder.Redirect.DISCARD)
                                .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            listening = Thread.ofVirtual().start(this::listen);
        }

        private void listen() {
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.equals("mid-append")) {
                        midAppend.countDown();
                    } else if (line.startsWith("acknowledged ")) {
                        acknowledged.add(Long.valueOf(line.substring("acknowledged ".length())));
                    }
                }
            } catch (IOException ended) {
                throw new UncheckedIOException(ended);
            }
        }

        void signal(String name) throws Exception {
            var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
            assertThat(kill.waitFor()).isZero();
        }

        void end() throws Exception {
            process.getOutputStream().close();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            listening.join();
        }
    }

    /** Polls as a downstream does, and checks every event as it comes. */
    private static final class Reader {

        private final EventLog log;
        private final List<String> wrong = new ArrayList<>();
        private Position last = Position.START;

        Reader(EventLog log) {
            this.log = log;
        }

        void readOn() {
            for (var event : log.after(last.number(), 500)) {
                check(event.position() == last.number() + 1, "a hole before", event);
                check(event.recordedAt().isAfter(last.recordedAt()), "time goes back at", event);
                check(
                        event.leaf().equals(sha256(new byte[1], utf8(event.header()))),
                        "another leaf at",
                        event);
                check(
                        event.digest()
                                .equals(
                                        sha256(
                                                HexFormat.of()
                                                        .parseHex(String.valueOf(event.salt())),
                                                utf8(event.data()))),
                        "another digest at",
                        event);
                last = new Position(event.position(), event.recordedAt());
            }
        }

        private void check(boolean right, String what, StoredEvent event) {
            if (!right) {
                wrong.add(what + " " + event.position());
            }
        }

        private static byte[] utf8(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        private static String sha256(byte[] first, byte[] second) {
            try {
                var sha = MessageDigest.getInstance("SHA-256");
                sha.update(first);
                return HexFormat.of().formatHex(sha.digest(second));
            } catch (java.security.NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    @Timeout(120)
    void aPollingReaderSeesEveryPositionOnceInOrderWhateverTheWritersDo() throws Exception {
        try (var store = TestEventStore.fresh()) {
            var reader = new Reader(store.log());
            var polling = new AtomicBoolean(true);
            var readerThread =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        while (polling.get()) {
                                            reader.readOn();
                                        }
                                    });
            var one = new Writers(store.address().url());
            var other = new Writers(store.address().url());

            assertThat(one.midAppend.await(60, TimeUnit.SECONDS)).isTrue();
            one.signal("STOP");
            // the others go on although the stopped one held the position lock
            long atStop = store.log().head().number();
            awaitHead(store, atStop + 500);
            one.signal("CONT");
            awaitHead(store, EVENTS);
            one.end();
            other.end();
            polling.set(false);
            readerThread.join();
            reader.readOn();

            assertThat(reader.wrong).isEmpty();
            assertThat(reader.last).isEqualTo(store.log().head());
            assertThat(one.acknowledged)
                    .isNotEmpty()
                    .doesNotContainAnyElementsOf(other.acknowledged)
                    .allMatch(position -> position <= reader.last.number());
            long stored = reader.last.number();
            assertThat((long) one.acknowledged.size() + other.acknowledged.size())
                    .as("what was stored and not acknowledged was lost with the stop")
                    .isBetween(stored - 3L * 16, stored);
        }
    }

    private static void awaitHead(TestEventStore store, long position) {
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .until(() -> store.log().head().number() >= position);
    }
}
