package annals.query.history;

import annals.http.Answer;
import annals.http.MinPosition;
import annals.http.PathNames;
import annals.http.QueryParameters;
import annals.http.RegistryApi;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What leads from one version's document to another's, and what one should know of it. */
@RegistryApi
final class DifferenceController {

    private final Differences differences;

    DifferenceController(Differences differences) {
        this.differences = differences;
    }

    @GetMapping("/x/dev.annals/servers/{serverName}/versions/{version}/diff/{otherVersion}")
    Answer difference(
            @PathVariable String serverName,
            @PathVariable String version,
            @PathVariable String otherVersion,
            HttpServletRequest request) {
        var server = PathNames.serverName(serverName);
        var from = PathNames.version(version);
        var to = PathNames.version(otherVersion);
        var query = QueryParameters.of(request);
        var minPosition = MinPosition.of(query, request);
        query.check();
        var places = differences.places(server, from, to, minPosition);
        if (places.from() == null || places.to() == null) {
            throw HistoryAnswers.notFound(places);
        }
        return Answer.jsonLine(
                differences.text(places.from(), places.to()),
                HistoryAnswers.headers(places, query));
    }
}
