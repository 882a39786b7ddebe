package annals.benchmarks.updates;

import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.databind.json.JsonMapper;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a reader of the feed has taken: every event exactly once, in order, true to its own digests,
 * or it fails at once.
 */
final class FeedCopy {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SALT = ",\"datasalt\":\"";
    private static final String DATA = "\",\"data\":";

    private final String reader;
    private final FoldedList list;
    private final MessageDigest all = sha256();
    private volatile long position;
    private String leaf;

    /**
     * One that goes on from a list that it has.
     *
     * @param reader how it is called in failures
     * @param leaf of the event at the position; empty before the first
     */
    FeedCopy(String reader, FoldedList list, long position, String leaf) {
        this.reader = reader;
        this.list = list;
        this.position = position;
        this.leaf = leaf;
    }

    static FeedCopy fromTheFirst(String reader) {
        return new FeedCopy(reader, new FoldedList(), 0, "");
    }

    /** Takes the next event; fails when it is another one. */
    void take(byte[] bytes) {
        var text = new String(bytes, UTF_8);
        var event = JSON.readTree(text);
        var id = event.path("id").stringValue();
        check("the next position", Long.toString(position + 1), id);
        int salt = text.indexOf(SALT);
        int data = text.indexOf(DATA, salt);
        var header = text.substring(0, salt) + "}";
        check(
                "datadigest of " + id,
                event.path("datadigest").stringValue(),
                hex(
                        HexFormat.of().parseHex(text.substring(salt + SALT.length(), data)),
                        text.substring(data + DATA.length(), text.length() - 1)));
        list.apply(event);
        all.update((id + "\n").getBytes(UTF_8));
        all.update(bytes);
        leaf = hex(new byte[1], header);
        position++;
    }

    /** Fails unless it stands there. */
    void standsAt(long toldPosition, String toldLeaf) {
        check("position", Long.toString(position), Long.toString(toldPosition));
        check("leaf of " + position, leaf, toldLeaf);
    }

    private void check(String what, String expected, String found) {
        if (!expected.equals(found)) {
            throw new AssertionError(
                    "%s at %d: %s: expected %s, found %s"
                            .formatted(reader, position, what, expected, found));
        }
    }

    String reader() {
        return reader;
    }

    /** Of the last event that it has. */
    long position() {
        return position;
    }

    /** Of the last event that it has, as its bytes say. */
    String leaf() {
        return leaf;
    }

    FoldedList list() {
        return list;
    }

    /** Over the positions and bytes of all; to be asked for once. */
    String digest() {
        return HexFormat.of().formatHex(all.digest());
    }

    private static String hex(byte[] before, String text) {
        var digest = sha256();
        digest.update(before);
        return HexFormat.of().formatHex(digest.digest(text.getBytes(UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
