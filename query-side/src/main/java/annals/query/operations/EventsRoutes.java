package annals.query.operations;

import annals.eventstore.EventLog;
import annals.eventstore.Pools;
import annals.eventstore.StoredEvent;
import annals.eventstore.StreamLog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import java.util.ArrayList;
import java.util.List;

/** Events as they are stored, of one server or at one position. */
@Component
final class EventsRoutes {

    /** The longest stream has some ten thousand. */
    private static final int MOST = 1_000;

    private final EventLog log;
    private final StreamLog streams;

    EventsRoutes(Pools pools) {
        var reads = JdbcClient.create(pools.reads());
        log = new EventLog(reads);
        streams = new StreamLog(reads);
    }

    /**
     * An event with its row.
     *
     * @param header the CloudEvent without its data
     * @param data as they are stored
     * @param salt absent when the data were erased
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            long position,
            String stream,
            long sequence,
            @JsonRawValue String header,
            @JsonRawValue String data,
            @Nullable String salt,
            String leaf) {

        static Shown of(StoredEvent stored) {
            return new Shown(
                    stored.position(),
                    stored.stream(),
                    stored.sequence(),
                    stored.header(),
                    stored.data(),
                    stored.salt(),
                    stored.leaf());
        }
    }

    ServerResponse show(ServerRequest request) {
        var server = request.param("server");
        var position = request.param("position");
        if (server.isPresent() == position.isPresent()) {
            return Replies.problem(422, "expected either server=NAME or position=N");
        }
        return server.map(this::ofServer).orElseGet(() -> at(position.orElse("")));
    }

    private ServerResponse ofServer(String name) {
        var found = new ArrayList<Shown>();
        streams.forEach(
                name,
                Long.MAX_VALUE,
                stored -> {
                    if (found.size() == MOST) {
                        found.removeFirst();
                    }
                    found.add(Shown.of(stored));
                });
        return found.isEmpty()
                ? Replies.problem(404, "nothing has happened to a server of the name " + name)
                : Replies.ok(found);
    }

    private ServerResponse at(String position) {
        try {
            return log.at(Long.parseLong(position))
                    .map(stored -> Replies.ok(List.of(Shown.of(stored))))
                    .orElseGet(
                            () ->
                                    Replies.problem(
                                            404,
                                            "there is no event %s; the last one is %d"
                                                    .formatted(position, log.head().number())));
        } catch (NumberFormatException e) {
            return Replies.problem(422, "position: expected a number, found " + position);
        }
    }
}
