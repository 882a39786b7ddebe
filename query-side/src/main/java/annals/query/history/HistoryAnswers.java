package annals.query.history;

import annals.eventstore.Position;
import annals.eventstore.Registry;
import annals.http.Answer;
import annals.http.IgnoredParameters;
import annals.http.Problem;
import annals.http.ProblemException;
import annals.http.QueryParameters;
import annals.http.RegistryHeaders;
import annals.query.fresh.Freshness;
import annals.query.fresh.ReadHeaders;
import annals.query.fresh.Seen;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Reads pages of the history as fresh as they must be, and makes answers of them. */
final class HistoryAnswers {

    private final HistoryTable table;
    private final Freshness freshness;
    private final HistoryFilling filling;
    private final Registry registry;

    HistoryAnswers(
            HistoryTable table, Freshness freshness, HistoryFilling filling, Registry registry) {
        this.table = table;
        this.freshness = freshness;
        this.filling = filling;
        this.registry = registry;
    }

    UUID registry() {
        return registry.id();
    }

    /** The page that is asked for; 503 while there is none that is fresh enough. */
    HistoryPage page(HistoryRequest asked) {
        filling.requireFilled();
        return freshness.atLeast(
                asked.minPosition(),
                asked.first(),
                () -> table.page(asked.filter(), asked.before(), asked.limit()));
    }

    /** As JSON. */
    Answer answer(HistoryRequest asked, HistoryPage found, QueryParameters query) {
        return Answer.jsonLine(json(found, nextCursor(asked, found)), headers(asked, found, query));
    }

    /** 404, in the words of the list. */
    static ProblemException notFound(Seen found) {
        var problem = Problem.of(404, "Server not found");
        for (var header : unkept(found, found.at().position(), Map.of()).entrySet()) {
            problem = problem.with(header.getKey(), header.getValue());
        }
        return new ProblemException(problem);
    }

    /** How fresh it is; all pages of a reading tell the watermark of their first. */
    static Map<String, String> headers(
            HistoryRequest asked, HistoryPage found, QueryParameters query) {
        return headers(found, first(asked, found), query);
    }

    /** How fresh it is. */
    static Map<String, String> headers(Seen found, QueryParameters query) {
        return headers(found, found.at().position(), query);
    }

    private static Map<String, String> headers(Seen found, Position first, QueryParameters query) {
        var headers = new LinkedHashMap<String, String>();
        IgnoredParameters.of(query)
                .ifPresent(names -> headers.put(RegistryHeaders.IGNORED_PARAMETERS, names));
        return unkept(found, first, headers);
    }

    /** Not to be kept, since the next event may add to it. */
    private static Map<String, String> unkept(
            Seen found, Position first, Map<String, String> others) {
        var headers = ReadHeaders.fresh(others, found, first);
        headers.put(HttpHeaders.CACHE_CONTROL, "no-store");
        return headers;
    }

    private @Nullable String nextCursor(HistoryRequest asked, HistoryPage found) {
        if (!found.isMore()) {
            return null;
        }
        var filter =
                asked.filter().version() == null
                        ? asked.filter()
                        : asked.filter().ofVersion(found.version());
        return new HistoryCursor(filter, found.entries().getLast().position(), first(asked, found))
                .text(registry.id());
    }

    private static Position first(HistoryRequest asked, HistoryPage found) {
        return asked.first() == null ? found.at().position() : asked.first();
    }

    private static byte[] json(HistoryPage found, @Nullable String nextCursor) {
        var text = new ByteArrayOutputStream();
        text.writeBytes(bytes("{\"history\":["));
        var comma = "";
        for (var entry : found.entries()) {
            text.writeBytes(bytes(comma));
            text.writeBytes(entry.text());
            comma = ",";
        }
        text.writeBytes(
                bytes(
                        "],\"metadata\":{"
                                + (nextCursor == null
                                        ? ""
                                        : "\"nextCursor\":\"" + nextCursor + "\",")
                                + "\"count\":"
                                + found.entries().size()
                                + "}}\n"));
        return text.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
