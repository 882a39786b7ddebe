package annals.command.importing;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file of JSON lines, of a JSON array or of one list page; plain or gzip. */
record SeedFile(Path path) implements SeedSource {

    SeedFile {
        path = path.toAbsolutePath().normalize();
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public String origin() {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    @Override
    public Entries open() throws UnreadableSource {
        if (!Files.exists(path)) {
            throw new UnreadableSource("There is no file " + name() + ".");
        }
        if (!Files.isRegularFile(path)) {
            throw new UnreadableSource(name() + " is no file.");
        }
        return open(name());
    }

    /** Opens the file under the name of where it was fetched from. */
    Entries open(String shownAs) throws UnreadableSource {
        try {
            return FileEntries.open(shownAs, path, fingerprint());
        } catch (IOException e) {
            throw new UnreadableSource(
                    "%s cannot be read: %s.".formatted(shownAs, Printable.of(e.toString())));
        }
    }

    private String fingerprint() throws IOException {
        try (InputStream in = new FileInputStream(path.toFile());
                var digesting = new DigestInputStream(in, sha256())) {
            digesting.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
