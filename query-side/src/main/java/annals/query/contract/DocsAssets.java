package annals.query.contract;

import annals.http.Answer;
import annals.http.Problem;
import annals.http.ProblemException;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/** What the interactive page is made of: Swagger UI's own files, and the line that starts it. */
@Component
final class DocsAssets {

    private static final Map<String, String> TYPES =
            Map.of(
                    "swagger-ui.css", "text/css;charset=utf-8",
                    "swagger-ui-bundle.js", "text/javascript;charset=utf-8",
                    "favicon-32x32.png", "image/png");

    private static final String START = "start.js";

    private final String folder;

    DocsAssets() {
        folder = "META-INF/resources/webjars/swagger-ui/" + version() + "/";
    }

    Answer find(String name) {
        if (name.equals(START)) {
            return asset("text/javascript;charset=utf-8", Contract.read(START));
        }
        var type = TYPES.get(name);
        if (type == null) {
            throw new ProblemException(
                    Problem.of(404, "Page not found. The documentation is at /docs"));
        }
        try {
            return asset(type, new ClassPathResource(folder + name).getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer asset(String type, byte[] content) {
        return new Answer(
                200,
                type,
                Map.of(
                        "X-Content-Type-Options",
                        "nosniff",
                        "Cache-Control",
                        "public, max-age=3600"),
                content);
    }

    private static String version() {
        var maven = new Properties();
        try (var in =
                new ClassPathResource("META-INF/maven/org.webjars/swagger-ui/pom.properties")
                        .getInputStream()) {
            maven.load(in);
            return maven.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
