package annals.query.history;

import annals.http.Answer;
import annals.http.QueryParameters;
import annals.http.RegistryApi;
import annals.http.token.Caller;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;

import java.io.IOException;

/** Who did what, across all servers; for operators, and for those who may write there. */
@RegistryApi
final class AuditController {

    private final HistoryAnswers answers;
    private final AuditLines lines;

    AuditController(HistoryAnswers answers, AuditLines lines) {
        this.answers = answers;
        this.lines = lines;
    }

    /** A page, or line by line all that there is; null where the lines were sent. */
    @GetMapping("/x/dev.annals/audit")
    @Nullable Answer audit(Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var query = QueryParameters.of(request);
        boolean inLines = AuditLines.areAskedFor(request);
        var asked = HistoryRequest.audit(query, request, answers.registry());
        var namespace = asked.filter().namespace();
        if (namespace == null) {
            caller.requireAudit();
        } else {
            caller.requireAudit(namespace);
        }
        if (inLines) {
            lines.send(asked, query, request, response);
            return null;
        }
        return answers.answer(asked, answers.page(asked), query);
    }
}
