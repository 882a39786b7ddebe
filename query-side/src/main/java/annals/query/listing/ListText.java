package annals.query.listing;

import annals.eventstore.Position;
import annals.serverjson.EntryMeta;
import annals.serverjson.Timestamps;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The JSON text of answers, put together from the bytes of their rows; each ends its line. */
final class ListText {

    private static final byte[] BEGIN = bytes("{\"servers\":[");

    /** What stands before, between and after the two pieces of an entry. */
    private static final byte[] ENTRY;

    private static final byte[] META;
    private static final byte[] ENTRY_END;

    static {
        var pieces = EntryMeta.entry("\0", "\0").split("\0");
        ENTRY = bytes(pieces[0]);
        META = bytes(pieces[1]);
        ENTRY_END = bytes(pieces[2]);
    }

    private ListText() {}

    /**
     * A list with its metadata.
     *
     * @param first position and time of the crawl's first page
     */
    static byte[] list(List<Listed.Entry> entries, @Nullable String nextCursor, Position first) {
        var end = bytes(end(entries.size(), nextCursor, first));
        int commas = Math.max(0, entries.size() - 1);
        int size = entries.stream().mapToInt(ListText::size).sum() + commas;
        var text = ByteBuffer.allocate(BEGIN.length + size + end.length).put(BEGIN);
        for (int i = 0; i < entries.size(); i++) {
            if (i > 0) {
                text.put((byte) ',');
            }
            put(text, entries.get(i));
        }
        return text.put(end).array();
    }

    private static String end(int count, @Nullable String nextCursor, Position first) {
        return "],\"metadata\":{"
                + (nextCursor == null ? "" : "\"nextCursor\":\"" + nextCursor + "\",")
                + "\"count\":"
                + count
                + ",\"watermark\":\""
                + Timestamps.text(first.recordedAt())
                + "\"}}\n";
    }

    /** One entry alone. */
    static byte[] entry(Listed.Entry entry) {
        var text = ByteBuffer.allocate(size(entry) + 1);
        put(text, entry);
        return text.put((byte) '\n').array();
    }

    private static int size(Listed.Entry entry) {
        return ENTRY.length
                + entry.document().length
                + META.length
                + entry.meta().length
                + ENTRY_END.length;
    }

    private static void put(ByteBuffer text, Listed.Entry entry) {
        text.put(ENTRY).put(entry.document()).put(META).put(entry.meta()).put(ENTRY_END);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
