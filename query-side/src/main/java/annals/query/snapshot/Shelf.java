package annals.query.snapshot;

import annals.eventstore.EventLog;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The snapshots that are kept: the newest two, so that who was cut off can go on with the one that
 * he had. They survive the process.
 */
final class Shelf {

    private static final Logger log = LoggerFactory.getLogger(Shelf.class);

    private static final int KEPT = 2;

    private static final int LONGEST_FIRST_LINE_BYTES = 1024;

    private static final Comparator<Snapshot> NEWEST_FIRST =
            Comparator.comparingLong((Snapshot one) -> one.at().number())
                    .thenComparingInt(Snapshot::generation)
                    .reversed();

    private final Path directory;
    private final EventLog events;

    /** The newest first; absent until somebody asked. */
    private @Nullable List<Snapshot> kept;

    Shelf(Path directory, EventLog events) {
        this.directory = directory;
        this.events = events;
        try {
            Making.removeLeftovers(directory);
        } catch (IOException e) {
            log.atWarn()
                    .addKeyValue("directory", directory)
                    .log("What is left of killed snapshots was not removed", e);
        }
    }

    /** Begins a new one. */
    Making begin() throws IOException {
        return Making.in(directory);
    }

    /** The newest first. */
    synchronized List<Snapshot> kept() {
        if (kept == null) {
            kept = found();
        }
        return kept;
    }

    Optional<Snapshot> newest() {
        return kept().stream().findFirst();
    }

    /** Somebody else took its files away. */
    synchronized void forget(Snapshot gone) {
        kept = kept().stream().filter(one -> !one.equals(gone)).toList();
    }

    /** Puts what was made in its place, and removes what is older than the newest two. */
    synchronized Snapshot keep(Making making, Made made) throws IOException {
        var gzip = moved(making, made.name(Coding.GZIP));
        // with the plain one it is complete
        var plain = moved(making, made.name(Coding.PLAIN));
        try (var names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
        var snapshot = new Snapshot(made.at(), made.generation(), plain, gzip);
        var all = Stream.concat(Stream.of(snapshot), kept().stream()).distinct();
        kept = rest(all.sorted(NEWEST_FIRST).toList());
        return snapshot;
    }

    private SentFile moved(Making making, FileName name) throws IOException {
        var file = directory.resolve(name.text());
        Files.move(making.file(name.coding()), file, StandardCopyOption.ATOMIC_MOVE);
        return new SentFile(file, Files.size(file), name.tag());
    }

    private static List<Snapshot> rest(List<Snapshot> all) {
        for (var old : all.subList(Math.min(KEPT, all.size()), all.size())) {
            remove(old.plain().path());
            remove(old.gzip().path());
        }
        return all.subList(0, Math.min(KEPT, all.size()));
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.atWarn().addKeyValue("file", file).log("An old snapshot was not removed", e);
        }
    }

    /** What an earlier process made, of the same history. */
    private List<Snapshot> found() {
        var found = new HashMap<String, Map<Coding, FileName>>();
        try (var files = Files.newDirectoryStream(directory)) {
            for (var file : files) {
                FileName.of(file)
                        .ifPresent(
                                name ->
                                        found.computeIfAbsent(name.state(), _ -> new HashMap<>())
                                                .put(name.coding(), name));
            }
        } catch (IOException e) {
            log.atWarn()
                    .addKeyValue("directory", directory)
                    .log("The snapshots that are there cannot be read", e);
            return List.of();
        }
        var whole = new ArrayList<Snapshot>();
        for (var pair : found.values()) {
            var snapshot = whole(pair);
            snapshot.ifPresentOrElse(
                    whole::add,
                    () -> pair.values().forEach(name -> remove(directory.resolve(name.text()))));
        }
        whole.sort(NEWEST_FIRST);
        return rest(List.copyOf(whole));
    }

    private Optional<Snapshot> whole(Map<Coding, FileName> pair) {
        var plain = pair.get(Coding.PLAIN);
        var gzip = pair.get(Coding.GZIP);
        if (plain == null || gzip == null) {
            return Optional.empty();
        }
        try {
            var first = firstLine(directory.resolve(plain.text()));
            return isOurs(first)
                    ? Optional.of(
                            new Snapshot(first.at(), plain.generation(), there(plain), there(gzip)))
                    : Optional.empty();
        } catch (IOException | JacksonException unreadable) {
            log.atWarn()
                    .addKeyValue("file", plain.text())
                    .log("A snapshot cannot be read and is removed", unreadable);
            return Optional.empty();
        }
    }

    private SentFile there(FileName name) throws IOException {
        var file = directory.resolve(name.text());
        return new SentFile(file, Files.size(file), name.tag());
    }

    private static FirstLine firstLine(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var text = new String(in.readNBytes(LONGEST_FIRST_LINE_BYTES), StandardCharsets.UTF_8);
            return FirstLine.parse(text.substring(0, Math.max(0, text.indexOf('\n'))));
        }
    }

    /** A database that was restored may have gone on with other events. */
    private boolean isOurs(FirstLine first) {
        var leaf = events.at(first.position()).map(event -> event.leaf()).orElse(null);
        return Objects.equals(leaf, first.leaf()) && (leaf != null || first.position() == 0);
    }
}
