package annals.query.operations;

import annals.eventstore.rebuild.Rebuilds;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Read models: how far they are, made anew, and held against their events. */
@Component
final class ReadModelsRoutes {

    /** Faster than any disk here; a greater number is a mistake. */
    private static final int HIGHEST_RATE = 1_000_000;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Rebuilds rebuilds;
    private final Verifications verifications;
    private final ShownReadModels shown;
    private volatile boolean ends;

    ReadModelsRoutes(Rebuilds rebuilds, Verifications verifications, ShownReadModels shown) {
        this.rebuilds = rebuilds;
        this.verifications = verifications;
        this.shown = shown;
    }

    /** Before the management port waits for what it still answers. */
    @EventListener(ContextClosedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void end() {
        ends = true;
    }

    ServerResponse list(ServerRequest request) {
        return Replies.ok(shown.now());
    }

    /**
     * Server-sent events: all read models, each time something has moved, until the client goes or
     * this process ends.
     */
    ServerResponse progress(ServerRequest request) {
        return ServerResponse.sse(
                stream ->
                        Thread.ofVirtual()
                                .name("progress")
                                .start(
                                        () -> {
                                            try {
                                                send(stream);
                                                stream.complete();
                                            } catch (IOException gone) {
                                                stream.complete();
                                            } catch (RuntimeException failed) {
                                                stream.error(failed);
                                            }
                                        }),
                Duration.ZERO);
    }

    private void send(ServerResponse.SseBuilder stream) throws IOException {
        var sent = "";
        try {
            while (!ends && !Thread.currentThread().isInterrupted()) {
                var now = Replies.text(shown.now());
                if (now.equals(sent)) {
                    stream.comment("").send();
                } else {
                    stream.data(now);
                }
                sent = now;
                TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    ServerResponse rebuild(ServerRequest request) {
        var name = request.pathVariable("name");
        var rate = rate(request);
        if (rate.isEmpty()) {
            return Replies.problem(
                    422,
                    "rate: expected events in a second, 1 to %d, or 0 for as fast as it goes; found %s"
                            .formatted(HIGHEST_RATE, request.param("rate").orElse("")));
        }
        return switch (rebuilds.request(name, rate.getAsInt())) {
            case ACCEPTED -> Replies.json(202, Map.of("readModel", name, "rebuild", "requested"));
            case UNKNOWN -> unknown(name);
            case CONFLICT ->
                    Replies.problem(
                            409,
                            "%s is being rebuilt already; wait for its end, or cancel it"
                                    .formatted(name));
        };
    }

    private static OptionalInt rate(ServerRequest request) {
        try {
            int rate = Integer.parseInt(request.param("rate").orElse("0"));
            return rate < 0 || rate > HIGHEST_RATE ? OptionalInt.empty() : OptionalInt.of(rate);
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    ServerResponse cancel(ServerRequest request) {
        var name = request.pathVariable("name");
        return switch (rebuilds.cancel(name)) {
            case ACCEPTED -> Replies.json(202, Map.of("readModel", name, "rebuild", "cancelled"));
            case UNKNOWN -> unknown(name);
            case CONFLICT -> Replies.problem(409, "%s is not being rebuilt".formatted(name));
        };
    }

    ServerResponse verify(ServerRequest request) throws SQLException {
        var name = request.pathVariable("name");
        return verifications.verify(name).map(Replies::ok).orElseGet(() -> unknown(name));
    }

    private ServerResponse unknown(String name) {
        return Replies.problem(
                404,
                "There is no read model %s; there are %s"
                        .formatted(name, String.join(", ", rebuilds.names())));
    }
}
