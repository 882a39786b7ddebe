package annals.query.status;

import annals.http.Answer;
import annals.http.Problem;
import annals.http.ProblemException;
import annals.http.RegistryApi;

import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** The JSON schemas of event data, under the names that headers bear as {@code dataschema}. */
@RegistryApi
final class EventSchemasController {

    private static final Pattern NAME = Pattern.compile("[a-z-]+\\.v[0-9]+\\.json");

    @GetMapping("/x/dev.annals/schemas/{name}")
    Answer schema(@PathVariable String name) {
        var schema = new ClassPathResource("annals/schemas/" + name);
        if (!NAME.matcher(name).matches() || !schema.exists()) {
            throw new ProblemException(
                    Problem.of(
                            404,
                            "Event schema not found. Names look like"
                                    + " server-version-published.v1.json; an event's dataschema"
                                    + " ends with its own"));
        }
        try {
            return Answer.json(schema.getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
