package annals.query.snapshot;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** The plain file and the compressed one, written side by side; each is digested on its way. */
final class BothFiles implements AutoCloseable {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final FileOutputStream plain;
    private final FileOutputStream compressed;
    private final GZIPOutputStream gzip;
    private final MessageDigest ofPlain = sha256();
    private final MessageDigest ofCompressed = sha256();

    BothFiles(Path plainFile, Path gzipFile) throws IOException {
        plain = new FileOutputStream(plainFile.toFile());
        try {
            compressed = new FileOutputStream(gzipFile.toFile());
            gzip =
                    new GZIPOutputStream(
                            new DigestOutputStream(compressed, ofCompressed), BUFFER_BYTES);
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    void write(byte[] bytes) throws IOException {
        write(bytes, bytes.length);
    }

    void write(byte[] bytes, int length) throws IOException {
        plain.write(bytes, 0, length);
        ofPlain.update(bytes, 0, length);
        gzip.write(bytes, 0, length);
    }

    /** Over the plain bytes that were written until now. */
    String digestSoFar() {
        try {
            return hex((MessageDigest) ofPlain.clone());
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Over the compressed bytes, once it is finished. */
    String gzipDigest() {
        return hex(ofCompressed);
    }

    /** Sees to it that all of it is on the disk. */
    void finish() throws IOException {
        gzip.finish();
        compressed.getFD().sync();
        plain.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        try (plain;
                compressed;
                gzip) {
            // the last one first: it gives memory back that is not the heap's
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
