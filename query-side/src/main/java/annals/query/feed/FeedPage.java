package annals.query.feed;

import annals.eventstore.Position;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Some events, and where to go on.
 *
 * @param next what to send as {@code after} next
 * @param nextLeaf of the event there; empty before the first event
 * @param head the last event of the log as it was seen
 */
record FeedPage(List<FedEvent> events, long next, String nextLeaf, Position head) {

    FeedPage {
        events = List.copyOf(events);
    }

    /** Whether it says nothing new, and nothing new is there. */
    boolean isIdle() {
        return events.isEmpty() && next >= head.number();
    }

    /** As one object that says where to go on. */
    byte[] page(String registry) {
        var leaf = nextLeaf.isEmpty() ? "" : ",\"nextLeaf\":\"" + nextLeaf + "\"";
        return joined(
                "{\"events\":[",
                "],\"metadata\":{\"count\":%d,\"next\":%d%s,\"head\":%d,\"registry\":\"%s\"}}\n"
                        .formatted(events.size(), next, leaf, head.number(), registry));
    }

    /** As the bare array. */
    byte[] batch() {
        return joined("[", "]\n");
    }

    private byte[] joined(String begin, String end) {
        int size = events.stream().mapToInt(event -> event.framed().length).sum();
        var text = new ByteArrayOutputStream(size + begin.length() + end.length());
        text.writeBytes(begin.getBytes(StandardCharsets.US_ASCII));
        boolean isFirst = true;
        for (var event : events) {
            if (!isFirst) {
                text.write(',');
            }
            isFirst = false;
            event.jsonTo(text);
        }
        text.writeBytes(end.getBytes(StandardCharsets.US_ASCII));
        return text.toByteArray();
    }
}
