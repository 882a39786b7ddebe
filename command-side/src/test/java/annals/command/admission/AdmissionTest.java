package annals.command.admission;

import static org.assertj.core.api.Assertions.assertThat;

import annals.command.admission.document.ServerDocument;
import annals.http.Problem;
import annals.serverjson.DocumentMeta;
import annals.serverjson.ServerJson;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

class AdmissionTest {

    private static final String SCHEMA =
            "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json";

    private static final ServerDocument GOOD =
            document(SCHEMA, "com.example/weather", "1.0.0", null);

    private final Admission admission = new Admission();

    @Nested
    class ToPublish {

        @Test
        void aDocumentThatKeepsAllRulesIsAdmitted() {
            assertThat(admission.toPublish(GOOD)).isEqualTo(new Verdict.Admitted(GOOD));
        }

        @ParameterizedTest
        @CsvSource({
            SCHEMA + ", a/b, 1.0.0",
            SCHEMA + ", com.example/weather, latest",
            SCHEMA + ", com.example/weather, ^1.0.0",
            "https://example.com/schemas/2019-01-01/server.schema.json, com.example/weather, 1.0.0",
            "https://example.com/my.json, com.example/weather, 1.0.0",
        })
        void aDocumentThatBreaksARuleIsRefused(String schema, String name, String version) {
            assertThat(admission.toPublish(document(schema, name, version, null)))
                    .isEqualTo(
                            new Verdict.Refused(
                                    Problem.of(
                                            422,
                                            "Failed to publish server, invalid schema: call"
                                                    + " /validate for details")));
        }

        @Test
        void anOlderSchemaIsAdmitted() {
            var older =
                    document(
                            SCHEMA.replace("2025-12-11", "2025-07-09"),
                            "com.example/weather",
                            "1.0.0",
                            null);
            assertThat(admission.toPublish(older)).isEqualTo(new Verdict.Admitted(older));
        }

        @Test
        void thePublishersPartMayTakeFourKilobytesAndNoMore() {
            var largest = withExtension(4096);
            assertThat(admission.toPublish(largest)).isEqualTo(new Verdict.Admitted(largest));
            assertThat(admission.toPublish(withExtension(4097)))
                    .isEqualTo(
                            new Verdict.Refused(
                                    Problem.of(
                                            400,
                                            "Failed to publish server",
                                            List.of(
                                                    Problem.Error.of(
                                                            "_meta.io.modelcontextprotocol.registry/publisher-provided"
                                                                + " extension exceeds 4KB limit"
                                                                + " (4097 bytes)")))));
        }
    }

    @Nested
    class ToEdit {

        @Test
        void aDocumentThatBreaksARuleIsRefused() {
            assertThat(admission.toEdit(document(SCHEMA, "com.example/weather", "latest", null)))
                    .isEqualTo(
                            new Verdict.Refused(
                                    Problem.of(
                                            422,
                                            "Failed to edit server, invalid schema: call /validate"
                                                    + " for details")));
        }

        @Test
        void thePublishersPartMayBeOfAnySize() {
            var large = withExtension(10_000);
            assertThat(admission.toEdit(large)).isEqualTo(new Verdict.Admitted(large));
        }
    }

    /** {@code {"blob":"bbb…"}} of so many bytes. */
    private static ServerDocument withExtension(int bytes) {
        return document(
                SCHEMA,
                "com.example/weather",
                "1.0.0",
                new DocumentMeta(Map.of("blob", "b".repeat(bytes - 11))));
    }

    private static ServerDocument document(
            String schema, String name, String version, @Nullable DocumentMeta meta) {
        return ServerDocument.of(
                new ServerJson(
                        schema,
                        name,
                        "Tells the weather",
                        "",
                        null,
                        version,
                        "",
                        List.of(),
                        List.of(),
                        List.of(),
                        meta));
    }
}
