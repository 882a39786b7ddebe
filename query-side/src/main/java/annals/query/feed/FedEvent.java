package annals.query.feed;

import annals.eventstore.EventFilter;
import annals.eventstore.StoredBytes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/**
 * An event as it is sent. Its bytes are made once, from the stored ones, and shared by all who send
 * it; nobody may change them.
 *
 * @param framed the event as a block of server-sent events, in which all other forms are contained
 * @param jsonAt where in it the JSON begins
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way out, never compared
record FedEvent(
        long position,
        Instant recordedAt,
        String stream,
        String name,
        String leaf,
        byte[] framed,
        int jsonAt) {

    /** What the web server sends at once. */
    private static final int PIECE_BYTES = 64 * 1024;

    /** Two line ends. */
    private static final int END = 2;

    static FedEvent of(StoredBytes stored) {
        var text = new CloudEventBytes(stored.size() + CloudEventBytes.BESIDE);
        text.serverSentId(stored.position());
        int jsonAt = text.size();
        text.event(stored).ascii("\n\n");
        return new FedEvent(
                stored.position(),
                stored.recordedAt(),
                stored.stream(),
                stored.name(),
                stored.leaf(),
                text.bytes(),
                jsonAt);
    }

    boolean isWantedBy(EventFilter filter) {
        return filter.wants(stream, name);
    }

    /** Adds the bare JSON. */
    void jsonTo(ByteArrayOutputStream page) {
        page.write(framed, jsonAt, framed.length - END - jsonAt);
    }

    /** Writes them in the form of a stream, many at once: each write costs. */
    static void writeAll(List<FedEvent> events, FeedFormat format, OutputStream out)
            throws IOException {
        if (events.size() == 1) {
            events.getFirst().writeTo(out, format);
            return;
        }
        var piece = new ByteArrayOutputStream(events.isEmpty() ? 0 : PIECE_BYTES);
        for (var event : events) {
            if (piece.size() > 0 && piece.size() + event.framed.length > PIECE_BYTES) {
                piece.writeTo(out);
                piece.reset();
            }
            event.writeTo(piece, format);
        }
        piece.writeTo(out);
    }

    /** A line has one line end only. */
    private void writeTo(OutputStream out, FeedFormat format) throws IOException {
        if (format == FeedFormat.SERVER_SENT) {
            out.write(framed);
        } else {
            out.write(framed, jsonAt, framed.length - 1 - jsonAt);
        }
    }
}
