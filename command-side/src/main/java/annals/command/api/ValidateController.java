package annals.command.api;

import annals.command.admission.Admission;
import annals.command.admission.document.Issue;
import annals.http.Answer;
import annals.http.JsonBody;
import annals.http.RegistryApi;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.bind.annotation.PostMapping;

import java.util.List;

/** {@code POST /validate}: says what a publish would object to, to everyone. */
@RegistryApi
final class ValidateController {

    private final Admission admission;

    ValidateController(Admission admission) {
        this.admission = admission;
    }

    /** The answer's shape; issues that do not block leave a document valid. */
    @JsonPropertyOrder({"valid", "issues"})
    private record ValidationResult(boolean valid, List<Issue> issues) {}

    /** 200 whatever is found; 400, 413, 415 or 422 for a body that cannot be read. */
    @PostMapping("/validate")
    Answer validate(HttpServletRequest request) {
        var document = DocumentBody.of(JsonBody.read(request));
        var issues = admission.issues(document);
        return Answer.json(new ValidationResult(issues.stream().noneMatch(Issue::blocks), issues));
    }
}
