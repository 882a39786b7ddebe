package annals.query.operations;

import annals.eventstore.rebuild.Rebuilds;

import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Read models: how far they are, made anew, and held against their events. */
@Component
final class ReadModelsRoutes {

    private static final Logger log = LoggerFactory.getLogger(ReadModelsRoutes.class);

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
     * this process ends. They are written by the thread of the request: under any other, Tomcat may
     * use an answer's parts for the next client's.
     */
    ServerResponse progress(ServerRequest request) {
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .cacheControl(CacheControl.noCache())
                .build(
                        (_, response) -> {
                            send(response);
                            return null;
                        });
    }

    private void send(HttpServletResponse response) throws IOException {
        var sent = "";
        try {
            while (!ends) {
                var now = Replies.text(shown.now());
                var event = now.equals(sent) ? ":\n\n" : "data:" + now + "\n\n";
                response.getOutputStream().write(event.getBytes(StandardCharsets.UTF_8));
                response.flushBuffer();
                sent = now;
                TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
            }
        } catch (IOException gone) {
            log.debug("A client that watched has gone", gone);
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
