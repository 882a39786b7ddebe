package annals.query.status;

import annals.http.Answer;
import annals.http.HttpMetrics;
import annals.http.RegistryApi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.HandlerMapping;

import java.util.Map;

/**
 * {@code GET /health}, {@code /ping} and {@code /version}, for clients (http-api 10). Whoever wants
 * to know whether the database is there asks the management port.
 */
@RegistryApi
final class HealthController {

    private final Build build;
    private final HttpMetrics metrics;
    private final Health health;

    HealthController(Build build, StatusSettings settings, HttpMetrics metrics) {
        this.build = build;
        this.metrics = metrics;
        health = new Health("ok", settings.githubClientId());
    }

    /**
     * That it is there.
     *
     * @param githubClientId the one that publishers log in with; empty when there is none
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonPropertyOrder({"status", "github_client_id"})
    record Health(String status, @JsonProperty("github_client_id") String githubClientId) {}

    @GetMapping("/health")
    Answer health(HttpServletRequest request) {
        var route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        metrics.up(String.valueOf(route), build.version());
        return now(health);
    }

    @GetMapping("/ping")
    Answer ping() {
        return now(Map.of("pong", true));
    }

    @GetMapping("/version")
    Answer version() {
        return now(build);
    }

    private static Answer now(Object said) {
        return Answer.json(said).with(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
