package annals.query.feed;

import annals.eventstore.Registry;
import annals.http.Answer;
import annals.http.ContentCoding;
import annals.http.ProblemException;
import annals.http.QueryParameters;
import annals.http.RegistryApi;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.bind.annotation.GetMapping;

import java.io.IOException;
import java.util.Map;

/** {@code GET /x/dev.annals/events}: every event after a position, oldest first. */
@RegistryApi
final class FeedController {

    /** Tells nginx not to hold a stream back. */
    private static final String UNBUFFERED = "X-Accel-Buffering";

    private final FeedSource source;
    private final FeedPages pages;
    private final FeedStream.Following following;
    private final Registry registry;
    private final FeedMetrics metrics;

    FeedController(
            FeedSource source,
            FeedPages pages,
            FeedStream.Following following,
            Registry registry,
            FeedMetrics metrics) {
        this.source = source;
        this.pages = pages;
        this.following = following;
        this.registry = registry;
        this.metrics = metrics;
    }

    @GetMapping("/x/dev.annals/events")
    void events(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var query = QueryParameters.of(request);
        var asked = FeedRequest.of(query, request);
        try {
            var start = FeedStart.of(asked, source);
            if (asked.format().isStream()) {
                stream(asked, start, FeedHeaders.of(query, start.head()), request, response);
            } else {
                var page = pages.read(asked, start);
                var answer = answer(asked, page, FeedHeaders.of(query, page.head()), request);
                ContentCoding.coded(answer, request).send(response);
            }
        } catch (RefusedReader refused) {
            metrics.refused(refused.reason());
            throw new ProblemException(refused.problem());
        }
    }

    private Answer answer(
            FeedRequest asked,
            FeedPage page,
            Map<String, String> headers,
            HttpServletRequest request) {
        metrics.sent(asked.format(), page.events().size());
        return asked.format() == FeedFormat.BATCH
                ? new Answer(200, asked.format().type(), headers, page.batch())
                        .with("Link", NextLink.of(asked, page, request))
                : Answer.jsonLine(page.page(registry.urn()), headers);
    }

    private void stream(
            FeedRequest asked,
            FeedStart start,
            Map<String, String> headers,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        following.tail().seen(start.head().number());
        try (var _ = following.open().take(asked.format())) {
            headers.forEach(response::setHeader);
            response.setHeader(UNBUFFERED, "no");
            response.setContentType(asked.format().type());
            response.flushBuffer();
            if (!request.getMethod().equals("HEAD")) {
                new FeedStream(asked, start, following, response.getOutputStream()).send();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
