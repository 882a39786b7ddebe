package annals.benchmarks.updates;

import static java.nio.charset.StandardCharsets.UTF_8;

import annals.benchmarks.hammer.Paths;
import annals.benchmarks.hammer.Registry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** What was shown while it was shown, to be held against what is told of it later. */
final class RecordedLists {

    /** All in one page, as long as so many are there. */
    private static final String LIST = Paths.list(100, "&include_deleted=true");

    private static final List<String> OTHERS =
            List.of(
                    Paths.list(100, ""),
                    Paths.list(100, "&version=latest"),
                    Paths.list(7, "&include_deleted=true"),
                    Paths.list(100, "&include_deleted=true&search=-k"));

    private static final int MOST_TRIES = 600;
    private static final long MILLISECONDS_BEFORE_RETRY = 100;

    private final WrittenServers servers;
    private final Map<Moment, byte[]> shown = new ConcurrentHashMap<>();

    /** A question that was answered at a position. */
    private record Moment(String question, long position) {}

    RecordedLists(WrittenServers servers) {
        this.servers = servers;
    }

    /** Asks for the list. */
    void lookAtList(Registry process) throws InterruptedException {
        look(process, LIST);
    }

    /** Asks one of the other questions. */
    void lookElsewhere(Registry process, Random random) throws InterruptedException {
        int which = random.nextInt(OTHERS.size() + 2);
        look(process, which < OTHERS.size() ? OTHERS.get(which) : versions());
    }

    private String versions() {
        return "/v0.1/servers/%s/versions?include_deleted=true"
                .formatted(Paths.escaped(servers.any().name()));
    }

    private void look(Registry process, String question) throws InterruptedException {
        var answer = process.get(question);
        if (answer.good()) {
            var moment = new Moment(question, answer.position());
            var body = comparable(answer);
            var before = shown.putIfAbsent(moment, packed(body));
            if (before != null) {
                equal(moment + ", shown twice", unpacked(before), body);
            }
        }
    }

    /** How many positions of the list are known. */
    long positions() {
        return shown.keySet().stream().mapToLong(Moment::position).distinct().count();
    }

    /** Holds all that was shown at so many positions against what is told as of them. */
    Compared compare(int most, List<Registry> processes, Random random)
            throws InterruptedException {
        var positions =
                new ArrayList<>(shown.keySet().stream().map(Moment::position).distinct().toList());
        Collections.sort(positions);
        Collections.shuffle(positions, random);
        var chosen = positions.subList(0, Math.min(most, positions.size()));
        long answers = 0;
        for (var moment : shown.keySet()) {
            if (chosen.contains(moment.position())) {
                var process = processes.get(random.nextInt(processes.size()));
                equal(moment.toString(), unpacked(shown.get(moment)), asOf(moment, process));
                answers++;
            }
        }
        return new Compared(chosen.size(), answers);
    }

    /** How many positions, and how many answers of them. */
    record Compared(long positions, long answers) {}

    private static String asOf(Moment moment, Registry process) throws InterruptedException {
        var path = "%s&as_of=%d".formatted(moment.question(), moment.position());
        for (int time = 1; ; time++) {
            var answer = process.get(path);
            if (answer.good()) {
                if (answer.position() != moment.position()) {
                    throw new AssertionError("%s: position %d".formatted(path, answer.position()));
                }
                return comparable(answer);
            }
            if (answer.status() != 503 || time == MOST_TRIES) {
                throw new AssertionError(path + ": " + answer.reason());
            }
            TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BEFORE_RETRY);
        }
    }

    /** Without the cursor, which goes on with another question. */
    private static String comparable(Registry.Answer answer) {
        return new String(answer.body(), UTF_8).replaceFirst("\"nextCursor\":\"[^\"]*\",", "");
    }

    private static void equal(String what, String before, String now) {
        if (!before.equals(now)) {
            throw new AssertionError("%s%n was  %s%n now  %s".formatted(what, before, now));
        }
    }

    private static byte[] packed(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String unpacked(byte[] bytes) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
