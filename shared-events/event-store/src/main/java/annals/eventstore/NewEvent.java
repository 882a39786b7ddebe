package annals.eventstore;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/**
 * An event on its way into the log: all of its row that does not need the position.
 *
 * @param salt 32 hex digits, random: without it the digest of short data could be guessed back
 * @param digest SHA-256 of the salt's 16 bytes and the data in UTF-8, hex
 */
record NewEvent(
        String stream,
        long sequence,
        UUID eventId,
        String name,
        int revision,
        String data,
        String salt,
        String digest) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static NewEvent of(
            String stream, long sequence, UUID eventId, String name, int revision, String data) {
        var salt = new byte[16];
        RANDOM.nextBytes(salt);
        var hex = HexFormat.of();
        return new NewEvent(
                stream,
                sequence,
                eventId,
                name,
                revision,
                data,
                hex.formatHex(salt),
                hex.formatHex(digest(salt, data)));
    }

    private static byte[] digest(byte[] salt, String data) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(salt);
            return sha.digest(data.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
