package annals.http;

import io.prometheus.metrics.expositionformats.ExpositionFormats;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code GET /metrics}: {@link HttpMetrics} as Prometheus reads them. */
final class MetricsPage extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient HttpMetrics metrics;
    private final transient ExpositionFormats formats = ExpositionFormats.init();

    MetricsPage(HttpMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(request).send(response);
    }

    private Answer answer(HttpServletRequest request) throws IOException {
        var method = request.getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return Answer.of(WrongMethod.problem(request, List.of("GET")));
        }
        var writer = formats.findWriter(request.getHeader(HttpHeaders.ACCEPT));
        var text = new ByteArrayOutputStream();
        writer.write(text, metrics.registry().scrape());
        return new Answer(
                200,
                writer.getContentType(),
                Map.of(HttpHeaders.CACHE_CONTROL, "no-store"),
                text.toByteArray());
    }
}
