package annals.query.feed;

import annals.eventstore.EventFilter;
import annals.eventstore.StoredBytes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

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

    /** Two line ends. */
    private static final int END = 2;

    static FedEvent of(StoredBytes stored) {
        var text = new CloudEventBytes(stored.header().length + stored.data().length + 128);
        text.ascii("id: ").ascii(Long.toString(stored.position())).ascii("\ndata: ");
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

    /** Writes it in the form of a stream; a line has one line end only. */
    void writeTo(OutputStream out, FeedFormat format) throws IOException {
        if (format == FeedFormat.SERVER_SENT) {
            out.write(framed);
        } else {
            out.write(framed, jsonAt, framed.length - 1 - jsonAt);
        }
    }
}
