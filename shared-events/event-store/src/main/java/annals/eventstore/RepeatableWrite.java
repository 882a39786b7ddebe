package annals.eventstore;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A write that its sender may send again, and is then not carried out again.
 *
 * @param caller SHA-256 of who sends it, hex
 * @param key chosen by the sender
 * @param target what it is about; told when the same key comes with another one
 * @param bodyDigest SHA-256 of what was sent, hex
 */
public record RepeatableWrite(String caller, String key, String target, String bodyDigest) {

    /**
     * Of a caller, who is known by a method and a subject in that method's terms.
     *
     * @param body as it was sent
     */
    public static RepeatableWrite of(
            String method, String subject, String key, String target, String body) {
        return new RepeatableWrite(sha256(method + '\0' + subject), key, target, sha256(body));
    }

    boolean isSameAs(RepeatableWrite other) {
        return target.equals(other.target) && bodyDigest.equals(other.bodyDigest);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
