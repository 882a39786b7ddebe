package annals.command.importing;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/** The entries of a file, read as a stream. A place is the number of entries before it. */
final class FileEntries implements Entries {

    private final String name;
    private final String fingerprint;
    private final CountedBytes bytes;
    private final long size;
    private final Cuts cuts;
    private long taken;

    private FileEntries(String name, String fingerprint, CountedBytes bytes, long size, Cuts cuts) {
        this.name = name;
        this.fingerprint = fingerprint;
        this.bytes = bytes;
        this.size = size;
        this.cuts = cuts;
    }

    static FileEntries open(String name, Path path, String fingerprint)
            throws IOException, UnreadableSource {
        // not a channel's stream: that one breaks when the import is told to stop
        var bytes = new CountedBytes(new FileInputStream(path.toFile()));
        try {
            InputStream in = Unpacked.of(bytes);
            return new FileEntries(name, fingerprint, bytes, Files.size(path), Cuts.in(in));
        } catch (BrokenJson e) {
            bytes.close();
            throw new UnreadableSource(
                    "%s holds neither a JSON array nor JSON lines: %s."
                            .formatted(name, e.getMessage()));
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public void goTo(String place) throws UnreadableSource {
        long wanted = Long.parseLong(place);
        while (taken < wanted && cut().isPresent()) {
            taken++;
        }
    }

    @Override
    public Optional<RawEntry> next() throws UnreadableSource {
        Optional<Cut> cut = cut();
        if (cut.isEmpty()) {
            return Optional.empty();
        }
        taken++;
        return Optional.of(new RawEntry(cut.get(), cuts.where(), Long.toString(taken), true));
    }

    private Optional<Cut> cut() throws UnreadableSource {
        try {
            return cuts.next();
        } catch (BrokenJson e) {
            throw new UnreadableSource(
                    "%s is broken at %s: %s. What stands before it is imported."
                            .formatted(name, cuts.where(), e.getMessage()));
        } catch (IOException e) {
            throw new UnreadableSource(
                    "%s cannot be read any further at %s: %s. What stands before it is imported."
                            .formatted(name, cuts.where(), Printable.of(e.toString())));
        }
    }

    @Override
    public OptionalDouble share() {
        return size == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) bytes.count() / size);
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException _) {
            // it was only read
        }
    }
}
