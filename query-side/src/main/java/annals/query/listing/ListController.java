package annals.query.listing;

import annals.http.Answer;
import annals.http.RegistryApi;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.bind.annotation.GetMapping;

/** {@code GET /servers}: the list, page by page. */
@RegistryApi
final class ListController {

    private final ListAnswers answers;
    private final KeptPages kept;

    ListController(ListAnswers answers, KeptPages kept) {
        this.answers = answers;
        this.kept = kept;
    }

    @GetMapping("/servers")
    Answer list(HttpServletRequest request) {
        var told = answers.page(request);
        kept.keep(request, told);
        return told.to(request);
    }
}
