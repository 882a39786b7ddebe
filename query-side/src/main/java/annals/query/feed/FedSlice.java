package annals.query.feed;

import annals.eventstore.LogSlices;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Some events in a row as one stream sends them.
 *
 * @param text all of them
 * @param count how many they are
 * @param next what to go on after
 */
record FedSlice(CloudEventBytes text, int count, long next) {

    /** Joins them in the form of a stream. */
    static FedSlice of(LogSlices.Slice slice, FeedFormat format) {
        long bytes = slice.events().stream().mapToLong(event -> event.size()).sum();
        int count = slice.events().size();
        var text = new CloudEventBytes(bytes + (long) count * CloudEventBytes.BESIDE);
        for (var event : slice.events()) {
            if (format == FeedFormat.SERVER_SENT) {
                text.serverSentId(event.position()).event(event).ascii("\n\n");
            } else {
                text.event(event).ascii("\n");
            }
        }
        return new FedSlice(text, count, slice.next());
    }

    int bytes() {
        return text.size();
    }

    void writeTo(OutputStream out) throws IOException {
        text.writeTo(out);
    }
}
