package annals.query.listing;

import annals.http.Answer;
import annals.http.MinPosition;
import annals.http.PathNames;
import annals.http.Problem;
import annals.http.ProblemException;
import annals.http.QueryParameters;
import annals.http.RegistryApi;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import java.util.function.Function;

/** The versions of one server: all, one, or the latest. */
@RegistryApi
final class VersionsController {

    private final ListingTable table;
    private final Freshness freshness;
    private final ReadHeaders headers;

    VersionsController(ListingTable table, Freshness freshness, ReadHeaders headers) {
        this.table = table;
        this.freshness = freshness;
        this.headers = headers;
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
            throw notFound();
        }
        var tag = ListingTag.of(found, what + ' ' + includeDeleted);
        var headers =
                ReadHeaders.fresh(
                        minPosition.isGiven()
                                ? this.headers.notKept(query, tag)
                                : this.headers.kept(query, tag),
                        found,
                        found.at().position());
        return tag.isKnownTo(request)
                ? Answer.notModified(headers)
                : Answer.jsonLine(text.apply(found), headers);
    }

    /** Not to be kept: it may be published in the next moment. */
    private static ProblemException notFound() {
        return new ProblemException(
                Problem.of(404, "Server not found").with("Cache-Control", "no-store"));
    }
}
