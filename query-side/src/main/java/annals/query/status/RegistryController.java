package annals.query.status;

import annals.eventstore.EventLog;
import annals.eventstore.Registry;
import annals.http.Answer;
import annals.http.PublicUrl;
import annals.http.RegistryApi;
import annals.http.RegistryHeaders;
import annals.serverjson.Timestamps;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code GET /x/dev.annals}: the registry's id and the head of its log. */
@RegistryApi
final class RegistryController {

    private final EventLog log;
    private final Registry registry;

    RegistryController(EventLog log, Registry registry) {
        this.log = log;
        this.registry = registry;
    }

    /**
     * Who this registry is.
     *
     * @param leaf of the event at the position; absent before the first event
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"id", "position", "recordedAt", "leaf", "links"})
    record Identity(
            String id, long position, String recordedAt, @Nullable String leaf, Links links) {}

    /**
     * Where to go on.
     *
     * @param history a URI template (RFC 6570) with one variable, {@code serverName}
     */
    @JsonPropertyOrder({"servers", "events", "snapshot", "audit", "history", "openapi"})
    record Links(
            String servers,
            String events,
            String snapshot,
            String audit,
            String history,
            String openapi) {

        static Links of(PublicUrl url) {
            var ours = url.path("/v0.1/x/dev.annals");
            return new Links(
                    url.path("/v0.1/servers"),
                    ours + "/events",
                    ours + "/snapshot",
                    ours + "/audit",
                    ours + "/servers/{serverName}/history",
                    url.path("/openapi.yaml"));
        }
    }

    @GetMapping("/x/dev.annals")
    Answer identity(HttpServletRequest request) {
        var head = log.head();
        var leaf = log.at(head.number()).map(event -> event.leaf()).orElse(null);
        var time = Timestamps.text(head.recordedAt());
        var links = Links.of(PublicUrl.of(request));
        return Answer.json(new Identity(registry.urn(), head.number(), time, leaf, links))
                .with(RegistryHeaders.POSITION, Long.toString(head.number()))
                .with(RegistryHeaders.WATERMARK, time);
    }
}
