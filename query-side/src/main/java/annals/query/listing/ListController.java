package annals.query.listing;

import annals.eventstore.Position;
import annals.eventstore.Registry;
import annals.http.Answer;
import annals.http.QueryParameters;
import annals.http.RegistryApi;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code GET /servers}: the list, page by page. */
@RegistryApi
final class ListController {

    private final ListingTable table;
    private final Freshness freshness;
    private final ReadHeaders headers;
    private final Registry registry;

    ListController(
            ListingTable table, Freshness freshness, ReadHeaders headers, Registry registry) {
        this.table = table;
        this.freshness = freshness;
        this.headers = headers;
        this.registry = registry;
    }

    @GetMapping("/servers")
    Answer list(HttpServletRequest request) {
        var query = QueryParameters.of(request);
        var asked = ListRequest.of(query, request, registry.id());
        var found =
                freshness.atLeast(
                        asked.minPosition(),
                        asked.first(),
                        () -> table.page(asked.after(), asked.filter(), asked.limit()));
        return answer(request, query, asked, found);
    }

    private Answer answer(
            HttpServletRequest request, QueryParameters query, ListRequest asked, Listed found) {
        var first = asked.first() == null ? found.at().position() : asked.first();
        var nextCursor = nextCursor(asked, found, first);
        var tag = ListingTag.of(found, asked.question());
        var plain = asked.mayBeKept() ? headers.kept(query, tag) : headers.notKept(query, tag);
        var fresh = ReadHeaders.fresh(plain, found, first);
        if (tag.isKnownTo(request)) {
            // a page that is kept goes on with its own cursor, and that with the times it was given
            // at
            return Answer.notModified(nextCursor == null ? fresh : plain);
        }
        return Answer.jsonLine(ListText.list(found.entries(), nextCursor, first), fresh);
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
}
