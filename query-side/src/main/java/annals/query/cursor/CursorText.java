package annals.query.cursor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A cursor as text: it needs no URL encoding, begins with {@code _} as no server name can, and
 * bears a check, so that an altered one, or another registry's, is found out (decision 3). The
 * check keeps out errors, not forgers.
 */
public final class CursorText {

    /** How each of them begins. */
    public static final String MARK = "_";

    private static final int CHECK_BYTES = 8;

    private CursorText() {}

    /** Writes what a cursor carries. */
    @FunctionalInterface
    public interface Content {

        /** Writes it; the first byte tells which form it is. */
        void writeTo(CursorOutput out) throws IOException;
    }

    /** Reads what a cursor carries. */
    @FunctionalInterface
    public interface Reader<T> {

        /**
         * Reads all of it.
         *
         * @throws IOException when it is none that this reader knows
         */
        T read(CursorInput in) throws IOException;
    }

    /** Makes the text. */
    public static String of(UUID registry, Content content) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new CursorOutput(bytes)) {
            content.writeTo(out);
            out.write(check(registry, bytes.toByteArray()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return encoded(bytes.toByteArray());
    }

    /** Reads one of ours; empty when it was altered, or is another registry's or reader's. */
    public static <T> Optional<T> parse(String text, UUID registry, Reader<T> reader) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text.substring(MARK.length()));
            int end = bytes.length - CHECK_BYTES;
            if (end <= 0 || !encoded(bytes).equals(text) || !isIntact(bytes, end, registry)) {
                return Optional.empty();
            }
            try (var in = new CursorInput(Arrays.copyOf(bytes, end))) {
                var cursor = reader.read(in);
                return in.available() == 0 ? Optional.of(cursor) : Optional.empty();
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException | IOException unreadable) {
            return Optional.empty();
        }
    }

    private static String encoded(byte[] bytes) {
        return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static boolean isIntact(byte[] bytes, int end, UUID registry) {
        return MessageDigest.isEqual(
                check(registry, Arrays.copyOf(bytes, end)),
                Arrays.copyOfRange(bytes, end, bytes.length));
    }

    private static byte[] check(UUID registry, byte[] content) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(registry.toString().getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(sha.digest(content), CHECK_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
