package annals.query.listing;

import annals.eventstore.Position;
import annals.eventstore.Progress;
import annals.eventstore.Registry;
import annals.http.Answer;
import annals.http.PathNames;
import annals.http.Problem;
import annals.http.ProblemException;
import annals.http.QueryParameters;
import annals.http.RegistryApi;
import annals.http.RegistryHeaders;
import annals.serverjson.Timestamps;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The list, and the versions of one server; the official API with its freshness told. */
@RegistryApi
final class ServersController {

    /** How long a reader that lags may make a request wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String LATEST = "latest";

    private final ListingTable table;
    private final Progress progress;
    private final Registry registry;

    ServersController(ListingTable table, Progress progress, Registry registry) {
        this.table = table;
        this.progress = progress;
        this.registry = registry;
    }

    @GetMapping("/servers")
    Answer list(HttpServletRequest request) {
        var asked = ListRequest.of(QueryParameters.of(request), registry);
        asked.first().ifPresent(this::awaitFirstPage);
        var found = table.page(asked.after(), asked.filter(), asked.limit());
        var first = asked.first().orElse(found.at().position());
        return fresh(page(found, nextCursor(asked, found, first), first), found, first);
    }

    @GetMapping("/servers/{serverName}/versions")
    Answer versions(@PathVariable String serverName, HttpServletRequest request) {
        var name = PathNames.serverName(serverName);
        var found = table.versions(name, includeDeleted(request));
        if (found.entries().isEmpty()) {
            throw notFound();
        }
        var at = found.at().position();
        return fresh(page(found, null, at), found, at);
    }

    @GetMapping("/servers/{serverName}/versions/{version}")
    Answer version(
            @PathVariable String serverName,
            @PathVariable String version,
            HttpServletRequest request) {
        var name = PathNames.serverName(serverName);
        var wanted = PathNames.version(version);
        var found =
                table.version(name, wanted.equals(LATEST) ? null : wanted, includeDeleted(request));
        if (found.entries().isEmpty()) {
            throw notFound();
        }
        return fresh(found.entries().getFirst().text(), found, found.at().position());
    }

    private static boolean includeDeleted(HttpServletRequest request) {
        var query = QueryParameters.of(request);
        boolean includeDeleted = query.truth("include_deleted").orElse(false);
        query.check();
        return includeDeleted;
    }

    /** No page of a crawl is older than its first. */
    private void awaitFirstPage(Position first) {
        if (progress.latest().position().number() < first.number()
                && !progress.await(first.number(), PATIENCE)) {
            throw new ProblemException(
                    Problem.of(
                                    503,
                                    "This reader is at position %d and the cursor was given at %d; it"
                                                    .formatted(
                                                            progress.latest().position().number(),
                                                            first.number())
                                            + " is catching up. Please send the same request again")
                            .with("Retry-After", "2"));
        }
    }

    /** There is one whenever the page is full, as the official service does it. */
    private @Nullable String nextCursor(ListRequest asked, Listed found, Position first) {
        if (found.entries().size() < asked.limit()) {
            return null;
        }
        var last = found.entries().getLast().key();
        return new ListingCursor(
                        new ListingPlace.AfterVersion(last.name(), last.version()),
                        asked.filter(),
                        first)
                .text(registry.id());
    }

    private static String page(Listed found, @Nullable String nextCursor, Position first) {
        return "{\"servers\":["
                + entries(found.entries())
                + "],\"metadata\":{"
                + (nextCursor == null ? "" : "\"nextCursor\":\"" + nextCursor + "\",")
                + "\"count\":"
                + found.entries().size()
                + ",\"watermark\":\""
                + Timestamps.text(first.recordedAt())
                + "\"}}";
    }

    private static String entries(List<Listed.Entry> entries) {
        return entries.stream().map(Listed.Entry::text).collect(Collectors.joining(","));
    }

    private static Answer fresh(String json, Listed found, Position first) {
        return Answer.json(json.getBytes(StandardCharsets.UTF_8))
                .with(RegistryHeaders.POSITION, Long.toString(found.at().position().number()))
                .with(RegistryHeaders.WATERMARK, Timestamps.text(first.recordedAt()));
    }

    private static ProblemException notFound() {
        return new ProblemException(Problem.of(404, "Server not found"));
    }
}
