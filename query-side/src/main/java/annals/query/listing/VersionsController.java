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

    VersionsController(
            ListingTable table, Freshness freshness, ReadHeaders headers, KeptPages kept) {
        this.table = table;
        this.freshness = freshness;
        this.headers = headers;
        this.kept = kept;
    }

    @GetMapping("/servers/{serverName}/versions")
    Answer versions(@PathVariable String serverName, HttpServletRequest request) {
        var name = PathNames.serverName(serverName);
        return answer(
                request,
                name,
                deleted -> table.versions(name, deleted),
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
                deleted -> table.version(name, wanted, deleted),
                found -> ListText.entry(found.entries().getFirst()));
    }

    private Answer answer(
            HttpServletRequest request,
            String what,
            Function<Boolean, Listed> reader,
            Function<Listed, byte[]> text) {
        var query = QueryParameters.of(request);
        boolean includeDeleted = query.truth("include_deleted").orElse(false);
        var minPosition = MinPosition.of(query, request);
        query.check();
        var found = freshness.atLeast(minPosition, null, () -> reader.apply(includeDeleted));
        if (found.entries().isEmpty()) {
            throw notFound(found);
        }
        var told = told(query, minPosition, found, what + ' ' + includeDeleted, text);
        kept.keep(request, told);
        return told.to(request);
    }

    private Told told(
            QueryParameters query,
            MinPosition minPosition,
            Listed found,
            String question,
            Function<Listed, byte[]> text) {
        boolean mayBeKept = !minPosition.isGiven();
        var tag = ListingTag.of(found, question);
        var plain = mayBeKept ? headers.kept(query, tag) : headers.notKept(query, tag);
        var fresh = ReadHeaders.fresh(plain, found, found.at().position());
        return new Told(
                found.at(),
                tag,
                Answer.jsonLine(text.apply(found), fresh),
                Answer.notModified(fresh),
                mayBeKept);
    }

    /** Not to be kept: it may be published in the next moment. */
    private static ProblemException notFound(Listed found) {
        var problem = Problem.of(404, "Server not found").with("Cache-Control", "no-store");
        for (var header : ReadHeaders.fresh(Map.of(), found, found.at().position()).entrySet()) {
            problem = problem.with(header.getKey(), header.getValue());
        }
        return new ProblemException(problem);
    }
}
