package annals.command.admission;

import static org.assertj.core.api.Assertions.assertThat;

import annals.command.admission.document.ServerDocument;
import annals.http.Problem;
import annals.serverjson.ServerJson;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class AdmissionTest {

    private final Admission admission = new Admission();

    @Test
    void aDocumentThatKeepsAllRulesIsAdmitted() {
        var document = document("com.example/weather", "1.0.0");
        assertThat(admission.toPublish(document)).isEqualTo(new Verdict.Admitted(document));
    }

    @ParameterizedTest
    @CsvSource({"a/b, 1.0.0", "com.example/weather, latest", "com.example/weather, ^1.0.0"})
    void aDocumentThatBreaksARuleIsRefused(String name, String version) {
        assertThat(admission.toPublish(document(name, version)))
                .isEqualTo(
                        new Verdict.Refused(
                                Problem.of(
                                        422,
                                        "Failed to publish server, invalid schema: call /validate"
                                                + " for details")));
    }

    private static ServerDocument document(String name, String version) {
        return ServerDocument.of(
                new ServerJson(
                        "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json",
                        name,
                        "Tells the weather",
                        "",
                        null,
                        version,
                        "",
                        List.of(),
                        List.of(),
                        List.of(),
                        null));
    }
}
