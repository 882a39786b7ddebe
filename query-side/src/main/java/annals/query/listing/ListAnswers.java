package annals.query.listing;

import annals.eventstore.Position;
import annals.eventstore.Registry;
import annals.http.Answer;
import annals.http.ProblemException;
import annals.http.QueryParameters;
import annals.query.fresh.Freshness;
import annals.query.fresh.ReadHeaders;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** What is told to those who ask for a page of the list. */
final class ListAnswers {

    /** Whoever walks row by row has many steps before him. */
    private static final int READ_AHEAD = 100;

    private final ListingTable table;
    private final Freshness freshness;
    private final KeptPages kept;
    private final ReadHeaders headers;
    private final Registry registry;
    private final Moments moments;

    ListAnswers(
            ListingTable table,
            Freshness freshness,
            KeptPages kept,
            ReadHeaders headers,
            Registry registry,
            Moments moments) {
        this.table = table;
        this.freshness = freshness;
        this.kept = kept;
        this.headers = headers;
        this.registry = registry;
        this.moments = moments;
    }

    static boolean isList(String path) {
        return path.equals("/v0.1/servers") || path.equals("/v0/servers");
    }

    /** Reads the page. */
    Told page(HttpServletRequest request) {
        var query = QueryParameters.of(request);
        var asked = ListRequest.of(query, request, registry.id(), moments);
        var found = freshness.atLeast(asked.minPosition(), asked.first(), () -> read(asked));
        return told(query, asked, found.asOf(asked.asOf()));
    }

    private Listed read(ListRequest asked) {
        if (!asked.isStep()) {
            return table.page(asked.after(), asked.filter(), asked.limit(), asked.asOf());
        }
        var found = table.page(asked.after(), asked.filter(), READ_AHEAD, null);
        kept.keepRows(asked.after(), asked.filter(), found);
        return found.first();
    }

    /** The next row of a walk, if it was read ahead and the list is still there. */
    Optional<Told> nextRow(HttpServletRequest request, Look look) {
        try {
            var query = QueryParameters.of(request);
            var asked = ListRequest.of(query, request, registry.id(), moments);
            if (!asked.isStep() || !asked.mayBeKept()) {
                return Optional.empty();
            }
            return kept.row(asked.after(), asked.filter())
                    .filter(found -> found.at().equals(look.now()))
                    .filter(found -> isFreshEnough(found, asked.first()))
                    .map(found -> told(query, asked, found));
        } catch (ProblemException refused) {
            // the controller says so
            return Optional.empty();
        }
    }

    private static boolean isFreshEnough(Listed found, @Nullable Position first) {
        return first == null || found.position() >= first.number();
    }

    private Told told(QueryParameters query, ListRequest asked, Listed found) {
        var first = asked.first() == null ? found.at().position() : asked.first();
        var nextCursor = nextCursor(asked, found, first);
        var tag = ListingTag.of(found, asked.question());
        var plain = asked.mayBeKept() ? headers.kept(query, tag) : headers.notKept(query, tag);
        var fresh = AsOfHeader.with(ReadHeaders.fresh(plain, found, first), asked.asOf());
        return new Told(
                found.at(),
                tag,
                Answer.jsonLine(ListText.list(found.entries(), nextCursor, first), fresh),
                // a page that is kept goes on with its own cursor, and that with its own freshness
                Answer.notModified(nextCursor == null ? fresh : plain),
                asked.mayBeKept());
    }

    /** There is one whenever the page is full, as the official service does it. */
    private @Nullable String nextCursor(ListRequest asked, Listed found, Position first) {
        return found.entries().size() < asked.limit()
                ? null
                : new ListingCursor(
                                found.entries().getLast().place(),
                                asked.filter(),
                                first,
                                asked.asOf())
                        .text(registry.id());
    }
}
