package annals.query.snapshot;

import annals.eventstore.EventLog;
import annals.eventstore.ReadModel;
import annals.eventstore.Registry;
import annals.http.MinPosition;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * Makes a snapshot: the list as of one position, in pieces of which each is a short statement, so
 * that neither memory nor a transaction grows with the list. The entries come first, since the line
 * before them says how many there are.
 */
final class Maker {

    private static final int BUFFER_BYTES = 64 * 1024;

    private static final int FIRST_ROWS = 100;
    private static final int MOST_ROWS = 1000;

    /** What a piece should have; documents may be of a megabyte each. */
    private static final long PIECE_BYTES = 4L << 20;

    private final PastEntries past;
    private final EventLog events;
    private final Registry registry;
    private final Shelf shelf;
    private final BooleanSupplier isStopped;

    /** Of which registry, and its log. */
    record Source(Registry registry, EventLog events) {}

    Maker(PastEntries past, Source source, Shelf shelf, BooleanSupplier isStopped) {
        this.past = past;
        events = source.events();
        registry = source.registry();
        this.shelf = shelf;
        this.isStopped = isStopped;
    }

    /** The one of now, which may be there already. */
    Snapshot make() throws IOException {
        while (true) {
            var listed = past.listed(MinPosition.NONE);
            var newest = shelf.newest().filter(one -> one.isOf(listed));
            if (newest.isPresent()) {
                return newest.get();
            }
            try (var making = shelf.begin()) {
                var entries = writeEntries(listed, making);
                if (entries.isPresent()) {
                    return shelf.keep(making, finish(listed, entries.getAsLong(), making));
                }
            }
        }
    }

    /** How many there are; empty when the list was made anew meanwhile. */
    private OptionalLong writeEntries(ReadModel listed, Making making) throws IOException {
        var out =
                new BufferedOutputStream(Channels.newOutputStream(making.entries()), BUFFER_BYTES);
        var last = new PastEntry("", "", new byte[0]);
        int rows = FIRST_ROWS;
        for (long entries = 0; ; ) {
            checkThatNobodyStopsIt();
            var page = past.after(listed.position(), last.name(), last.version(), rows);
            if (!isStill(listed, page.at())) {
                return OptionalLong.empty();
            }
            if (page.entries().isEmpty()) {
                out.flush();
                return OptionalLong.of(entries);
            }
            long bytes = 0;
            for (var entry : page.entries()) {
                out.write(entry.line());
                bytes += entry.line().length;
            }
            entries += page.entries().size();
            last = page.entries().getLast();
            rows = rows(page.entries().size(), bytes);
        }
    }

    private static boolean isStill(ReadModel listed, ReadModel now) {
        return now.generation() == listed.generation()
                && now.position().number() >= listed.position().number();
    }

    /** So many that the next piece is about as large as it should be. */
    private static int rows(int rows, long bytes) {
        return Math.clamp(PIECE_BYTES * rows / bytes, 1, MOST_ROWS);
    }

    private void checkThatNobodyStopsIt() throws IOException {
        if (isStopped.getAsBoolean()) {
            throw new IOException("the registry stops");
        }
    }

    private Made finish(ReadModel listed, long entries, Making making) throws IOException {
        var first = FirstLine.of(registry.urn(), listed.position(), leaf(listed), entries);
        try (var files = new BothFiles(making.file(Coding.PLAIN), making.file(Coding.GZIP));
                var in = Files.newInputStream(making.entriesFile())) {
            files.write(line(first.text()));
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                checkThatNobodyStopsIt();
                files.write(buffer, read);
            }
            files.write(
                    line(
                            "{\"end\":{\"entries\":%d,\"sha256\":\"%s\"}}"
                                    .formatted(entries, files.digestSoFar())));
            files.finish();
            return new Made(
                    listed.position(),
                    listed.generation(),
                    files.digestSoFar(),
                    files.gzipDigest());
        }
    }

    private @Nullable String leaf(ReadModel listed) {
        return events.at(listed.position().number()).map(event -> event.leaf()).orElse(null);
    }

    private static byte[] line(String text) {
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
