package annals.query.feed;

import annals.eventstore.testing.TestEventStore;

import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Events as they must be sent, told by the specification from what is stored. */
record Sent(TestEventStore store) {

    /** The header, and two members at its end. */
    String event(long position) {
        var event = store.log().at(position).orElseThrow();
        return event.header().substring(0, event.header().length() - 1)
                + ",\"datasalt\":\""
                + event.salt()
                + "\",\"data\":"
                + event.data()
                + "}";
    }

    /** In an array. */
    String events(long... positions) {
        return LongStream.of(positions).mapToObj(this::event).collect(Collectors.joining(","));
    }

    /** With a line end each. */
    String lines(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(position -> event(position) + "\n")
                .collect(Collectors.joining());
    }

    /** As a block of server-sent events. */
    String block(long position) {
        return "id: %d\ndata: %s\n\n".formatted(position, event(position));
    }

    /** The leaf of an event. */
    String leaf(long position) {
        return store.log().at(position).orElseThrow().leaf();
    }

    /** When an event was recorded. */
    String time(long position) {
        return store.log().at(position).orElseThrow().recordedAt().toString();
    }
}
