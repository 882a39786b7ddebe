package annals.command.importing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * A file at a URL. It is fetched whole before it is read: a transfer need not last as long as the
 * import, and the content has a fingerprint.
 */
record RemoteFile(URI uri, Supplier<Fetcher> fetchers) implements SeedSource {

    private static final Logger log = LoggerFactory.getLogger(RemoteFile.class);

    @Override
    public String name() {
        return Urls.shown(uri);
    }

    @Override
    public String origin() {
        return uri.getHost();
    }

    @Override
    public Entries open() throws UnreadableSource, InterruptedException {
        Path file = emptyFile();
        boolean opened = false;
        try (Fetcher fetcher = fetchers.get()) {
            log.info("Fetching {}.", name());
            fetcher.file(uri, name(), file);
            Entries entries = new Fetched(new SeedFile(file).open(name()), file);
            opened = true;
            return entries;
        } finally {
            if (!opened) {
                delete(file);
            }
        }
    }

    private Path emptyFile() throws UnreadableSource {
        try {
            return Files.createTempFile("annals-import-", ".json");
        } catch (IOException e) {
            throw new UnreadableSource(
                    "%s cannot be fetched, since there is no place for it: %s."
                            .formatted(name(), Printable.of(e.toString())));
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("{} could not be deleted: {}", file, e.toString());
        }
    }

    /** The entries of the fetched file, which goes when they are closed. */
    private record Fetched(Entries entries, Path file) implements Entries {

        @Override
        public String fingerprint() {
            return entries.fingerprint();
        }

        @Override
        public void goTo(String place) throws UnreadableSource, InterruptedException {
            entries.goTo(place);
        }

        @Override
        public Optional<RawEntry> next() throws UnreadableSource, InterruptedException {
            return entries.next();
        }

        @Override
        public OptionalDouble share() {
            return entries.share();
        }

        @Override
        public void close() {
            entries.close();
            delete(file);
        }
    }
}
