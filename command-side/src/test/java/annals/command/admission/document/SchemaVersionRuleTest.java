package annals.command.admission.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import annals.serverjson.ServerJson;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class SchemaVersionRuleTest {

    private static List<Issue> issuesOf(String schema) {
        var document = Contents.of("com.example/weather", "1.0.0");
        return new SchemaVersionRule()
                .issues(
                        new ServerJson(
                                schema,
                                document.name(),
                                document.description(),
                                "",
                                null,
                                document.version(),
                                "",
                                List.of(),
                                List.of(),
                                List.of(),
                                null));
    }

    @Test
    void theCurrentSchemaIsFine() {
        assertThat(
                        issuesOf(
                                "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://static.modelcontextprotocol.io/schemas/2025-07-09/server.schema.json",
                "https://elsewhere.example/schemas/2025-12-11/server.schema.json",
                "/schemas/2025-09-29/server.schema.json#end",
            })
    void anOlderOneOrOneFromElsewhereIsAWarningThatBlocksNothing(String schema) {
        assertThat(issuesOf(schema))
                .singleElement()
                .satisfies(
                        issue -> {
                            assertThat(issue.blocks()).isFalse();
                            assertThat(issue.type()).isEqualTo(Issue.Type.SEMANTIC);
                            assertThat(issue.path()).isEqualTo("schema");
                            assertThat(issue.reference()).isEqualTo("schema-version-deprecated");
                            assertThat(issue.message())
                                    .endsWith(
                                            "is not the current version (2025-12-11). Consider"
                                                    + " updating to the latest schema version");
                        });
    }

    @Test
    void oneThatIsNotKnownBlocks() {
        assertThat(issuesOf("https://example.com/schemas/2025-01-27/server.schema.json"))
                .extracting(Issue::type, Issue::reference, Issue::blocks)
                .containsExactly(
                        tuple(Issue.Type.SEMANTIC, "schema-version-deprecated", false),
                        tuple(Issue.Type.SCHEMA, "schema-version-not-available", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/my.schema.json",
                "https://example.com/schemas/2025/12/server.schema.json",
                "https://example.com/schemas/2025-12-11/serverXschema.json",
            })
    void oneWithoutAVersionBlocks(String schema) {
        assertThat(issuesOf(schema))
                .containsExactly(
                        Issue.schemaError(
                                "schema",
                                "failed to extract schema version from URL: invalid schema URL"
                                        + " format: "
                                        + schema,
                                "schema-version-extraction-error"));
    }

    @Test
    void anEmptyOneBlocks() {
        assertThat(issuesOf(""))
                .containsExactly(
                        Issue.error(
                                "schema", "$schema field is required", "schema-field-required"));
    }
}
