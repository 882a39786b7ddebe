package annals.query.history;

import annals.http.Answer;
import annals.http.PathNames;
import annals.http.QueryParameters;
import annals.http.RegistryApi;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What happened to a server, or to one of its versions, newest first. */
@RegistryApi
final class HistoryController {

    private final HistoryAnswers answers;

    HistoryController(HistoryAnswers answers) {
        this.answers = answers;
    }

    @GetMapping("/x/dev.annals/servers/{serverName}/history")
    Answer ofServer(@PathVariable String serverName, HttpServletRequest request) {
        return answer(PathNames.serverName(serverName), null, request);
    }

    @GetMapping("/x/dev.annals/servers/{serverName}/versions/{version}/history")
    Answer ofVersion(
            @PathVariable String serverName,
            @PathVariable String version,
            HttpServletRequest request) {
        return answer(PathNames.serverName(serverName), PathNames.version(version), request);
    }

    private Answer answer(String server, @Nullable String version, HttpServletRequest request) {
        var query = QueryParameters.of(request);
        var asked = HistoryRequest.of(server, version, query, request, answers.registry());
        var found = answers.page(asked);
        if (!found.isThere()) {
            throw HistoryAnswers.notFound(found);
        }
        return answers.answer(asked, found, query);
    }
}
