package annals.query.listing;

import annals.http.Answer;
import annals.http.MinPosition;
import annals.http.PathNames;
import annals.http.Problem;
import annals.http.ProblemException;
import annals.http.QueryParameters;
import annals.http.RegistryApi;
import annals.query.fresh.Freshness;
import annals.query.fresh.ReadHeaders;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import java.util.Map;
import java.util.function.Function;

/** The versions of one server: all, one, or the latest. */
@RegistryApi
final class VersionsController {

    private final ListingTable table;
    private final Freshness freshness;
    private final ReadHeaders headers;
    private final KeptPages kept;
    private final Moments moments;

    VersionsController(
            ListingTable table,
            Freshness freshness,
            ReadHeaders headers,
            KeptPages kept,
            Moments moments) {
        this.table = table;
        this.freshness = freshness;
        this.headers = headers;
        this.kept = kept;
        this.moments = moments;
    }

    /** Reads what was asked for, as of a moment if one is named. */
    @FunctionalInterface
    private interface Reader {

        Listed read(boolean includeDeleted, @Nullable AsOf asOf);
    }

    @GetMapping("/servers/{serverName}/versions")
    Answer versions(@PathVariable String serverName, HttpServletRequest request) {
        var name = PathNames.serverName(serverName);
        return answer(
                request,
                name,
                (deleted, asOf) -> table.versions(name, deleted, asOf),
                found -> ListText.list(found.entries(), null, found.at().position()));
    }

    @GetMapping("/servers/{serverName}/versions/{version}")
    Answer version(
            @PathVariable String serverName,
            @PathVariable String version,
            HttpServletRequest request) {
        var name = PathNames.serverName(serverName);
        var decoded = PathNames.version(version);
        var wanted = decoded.equals(ListingFilter.LATEST) ? null : decoded;
        return answer(
                request,
                name + ' ' + decoded,
                (deleted, asOf) -> table.version(name, wanted, deleted, asOf),
                found -> ListText.entry(found.entries().getFirst()));
    }

    private Answer answer(
            HttpServletRequest request, String what, Reader reader, Function<Listed, byte[]> text) {
        var query = QueryParameters.of(request);
        boolean includeDeleted = query.truth("include_deleted").orElse(false);
        var minPosition = MinPosition.of(query, request);
        var moment = Moments.asked(query);
        query.check();
        var asOf = moment.map(moments::of).orElse(null);
        var found =
                freshness
                        .atLeast(
                                minPosition,
                                asOf == null ? null : asOf.position(),
                                () -> reader.read(includeDeleted, asOf))
                        .asOf(asOf);
        if (found.entries().isEmpty()) {
            throw notFound(found, asOf);
        }
        var question =
                what + ' ' + includeDeleted + (asOf == null ? "" : " as of " + found.position());
        var told = told(query, minPosition, asOf, found, question, text);
        kept.keep(request, told);
        return told.to(request);
    }

    private Told told(
            QueryParameters query,
            MinPosition minPosition,
            @Nullable AsOf asOf,
            Listed found,
            String question,
            Function<Listed, byte[]> text) {
        boolean mayBeKept = !minPosition.isGiven() && asOf == null;
        var tag = ListingTag.of(found, question);
        var plain = mayBeKept ? headers.kept(query, tag) : headers.notKept(query, tag);
        var fresh = AsOfHeader.with(ReadHeaders.fresh(plain, found, found.at().position()), asOf);
        return new Told(
                found.at(),
                tag,
                Answer.jsonLine(text.apply(found), fresh),
                Answer.notModified(fresh),
                mayBeKept);
    }

    /** Not to be kept: it may be published in the next moment. */
    private static ProblemException notFound(Listed found, @Nullable AsOf asOf) {
        var problem = Problem.of(404, "Server not found").with("Cache-Control", "no-store");
        var fresh = ReadHeaders.fresh(Map.of(), found, found.at().position());
        for (var header : AsOfHeader.with(fresh, asOf).entrySet()) {
            problem = problem.with(header.getKey(), header.getValue());
        }
        return new ProblemException(problem);
    }
}
