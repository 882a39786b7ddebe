package annals.query.history;

import annals.http.QueryParameters;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.Locale;

/**
 * All that a question finds, an entry a line, newest first. It is read page by page, each a short
 * statement of its own: what happens meanwhile stands before the first line, so nothing is missed
 * or told twice.
 */
final class AuditLines {

    private static final String TYPE = "application/x-ndjson";

    private static final int AT_ONCE = 500;

    private final HistoryAnswers answers;

    AuditLines(HistoryAnswers answers) {
        this.answers = answers;
    }

    static boolean areAskedFor(HttpServletRequest request) {
        var accepted = request.getHeaders(HttpHeaders.ACCEPT);
        return accepted != null
                && Collections.list(accepted).stream()
                        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(TYPE));
    }

    /** Sends them; who stops reading holds up nobody else. */
    void send(
            HistoryRequest asked,
            QueryParameters query,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var page = answers.page(asked.with(asked.before(), AT_ONCE));
        HistoryAnswers.headers(asked, page, query).forEach(response::setHeader);
        response.setContentType(TYPE);
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        var out = response.getOutputStream();
        write(page, out);
        while (page.isMore()) {
            page = answers.page(asked.with(page.entries().getLast().position(), AT_ONCE));
            write(page, out);
        }
        out.flush();
    }

    private static void write(HistoryPage page, OutputStream out) throws IOException {
        for (var entry : page.entries()) {
            out.write(entry.text());
            out.write('\n');
        }
    }
}
