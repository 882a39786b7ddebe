package annals.query.listing;

import annals.http.Answer;
import annals.http.ContentCoding;
import annals.http.RegistryHeaders;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.servlet.HandlerMapping;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Answers what was asked before, as long as the list has not moved, without going through the rest
 * of the chain. It answers only when it knows by a look that began after the request came that the
 * list is where it was; all else goes on to the controllers.
 */
final class PageFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    private static final Pattern LIMIT_ONE = Pattern.compile("(?:^|&)limit=1(?:&|$)");

    private final transient KeptPages kept;
    private final transient Supplier<ListAnswers> answers;
    private final transient Look look;

    /** Made when the web server is, which is before anybody has opened the database. */
    PageFilter(KeptPages kept, Supplier<ListAnswers> answers, Look look) {
        this.kept = kept;
        this.answers = answers;
        this.look = look;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var known = isRead(request) ? known(request) : Optional.<Answer>empty();
        if (known.isPresent()) {
            known.get().send(response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Who says how fresh it must be is answered where one can wait. */
    private static boolean isRead(HttpServletRequest request) {
        return (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))
                && request.getRequestURI().startsWith("/v0")
                && request.getHeader(RegistryHeaders.MIN_POSITION) == null;
    }

    private Optional<Answer> known(HttpServletRequest request) {
        var page = kept.page(request);
        if (page == null) {
            return isWalk(request) ? nextRow(request) : Optional.empty();
        }
        return page.at().equals(look.now())
                ? Optional.of(answered(request, page.route(), page.to(request)))
                : Optional.empty();
    }

    private static boolean isWalk(HttpServletRequest request) {
        var query = request.getQueryString();
        return query != null
                && query.contains("cursor=")
                && LIMIT_ONE.matcher(query).find()
                && ListAnswers.isList(request.getRequestURI());
    }

    private Optional<Answer> nextRow(HttpServletRequest request) {
        return answers.get()
                .nextRow(request, look)
                .map(told -> ContentCoding.coded(told.to(request), request))
                .map(answer -> answered(request, request.getRequestURI(), answer));
    }

    private static Answer answered(HttpServletRequest request, String route, Answer answer) {
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, route);
        return answer;
    }
}
