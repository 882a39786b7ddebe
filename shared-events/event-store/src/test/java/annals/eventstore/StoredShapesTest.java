package annals.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import annals.events.Actor;
import annals.events.Document;
import annals.events.ReadModelRebuilt;
import annals.events.RegistryEvent;
import annals.events.ServerEvent;
import annals.events.ServerStatusChanged;
import annals.events.ServerStatusChanged.By;
import annals.events.ServerStatusChanged.Change;
import annals.events.ServerVersionEdited;
import annals.events.ServerVersionImported;
import annals.events.ServerVersionPublished;
import annals.events.ServerVersionWithdrawn;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files in {@code stored/} are every shape that was ever written; they are never changed. */
class StoredShapesTest {

    private static final String WEATHER =
            "{\"name\":\"com.example/weather\",\"description\":\"Weather of tomorrow\","
                    + "\"version\":\"1.0.0\"}";

    private final StoredEventSerializer serializer = new StoredEventSerializer(List.of());

    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of(
                        "server-version-published",
                        new ServerVersionPublished(
                                "1.0.0",
                                new Document.Content(
                                        "{\"$schema\":\"https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json\",\"name\":\"com.example/weather\",\"description\":\"Weather"
                                            + " of today\",\"version\":\"1.0.0\",\"repository\":{},"
                                            + "\"_meta\":{\"io.modelcontextprotocol.registry/publisher-provided\":{\"z\":1e+21,\"a\":1.5,\"n\":12345678901234567890}}}"),
                                "1.0.0",
                                new Actor.Known(
                                        "dns", "example.com", Map.of("key", "ed25519:iojj3XQJ")))),
                Arguments.of(
                        "server-version-imported",
                        new ServerVersionImported(
                                "1.0.0",
                                new Document.Content(
                                        "{\"name\":\"com.example/weather\",\"description\":\"Weather"
                                            + " of today\",\"version\":\"1.0.0\",\"unknown\":[]}"),
                                "1.0.0",
                                new Actor.Known("import", "servers.jsonl", Map.of()),
                                "deprecated",
                                "use another",
                                Instant.parse("2025-09-16T22:49:26.514470Z"),
                                Instant.parse("2025-09-17T08:00:00Z"),
                                Instant.parse("2025-09-17T08:00:00Z"),
                                true,
                                "servers.jsonl")),
                Arguments.of(
                        "server-version-withdrawn",
                        new ServerVersionWithdrawn("1.0.0", "0.9.0", "registry.example.com")),
                Arguments.of(
                        "server-version-edited",
                        new ServerVersionEdited(
                                "1.0.0",
                                new Document.Content(WEATHER),
                                "1.0.0",
                                new Actor.Known("github-at", "octocat", Map.of()))),
                Arguments.of(
                        "server-status-changed",
                        new ServerStatusChanged(
                                List.of(
                                        new Change("1.0.0", "active", "deleted", null),
                                        new Change(
                                                "1.1.0", "deprecated", "deleted", "use another")),
                                "malicious",
                                By.OPERATOR,
                                "1.1.0",
                                new Actor.Known(
                                        "oidc",
                                        "oidc:00112233445566778899aabbccddeeff",
                                        Map.of()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void anEventIsWrittenAsItsFileSays(String name, ServerEvent event) {
        var written = serializer.serialize(event, String.class);

        assertThat(written.getType().getName()).isEqualTo(name);
        assertThat(written.getType().getRevision()).isEqualTo("1");
        assertThat(written.getData()).isEqualTo(file(name + ".1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void anEventIsReadFromItsFile(String name, ServerEvent event) {
        assertThat(read(name, "1", file(name + ".1"))).isEqualTo(event);
    }

    @Test
    void anErasedDocumentAndActorAreCasesOfTheirOwn() {
        var event =
                read("server-version-published", "1", file("server-version-published.1.erased"));

        assertThat(event)
                .isEqualTo(
                        new ServerVersionPublished(
                                "1.0.0",
                                new Document.Erased(5500),
                                "1.0.0",
                                new Actor.Erased(5500)));
        assertThat(serializer.serialize(event, String.class).getData())
                .isEqualTo(file("server-version-published.1.erased"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server-version-published.1",
                "server-version-published.1.erased",
                "server-version-imported.1",
                "server-version-withdrawn.1",
                "server-version-edited.1",
                "server-status-changed.1",
                "read-model-rebuilt.1",
                "read-model-rebuilt.1.all"
            })
    void everyFileSatisfiesThePublishedSchemaOfItsRevision(String shape) {
        var name = shape.replaceFirst("\\.([0-9]+)(\\.erased|\\.all)?$", ".v$1.json");
        var schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        var schema =
                schemas.getSchema(
                        StoredShapesTest.class.getResourceAsStream("/annals/schemas/" + name));

        assertThat(schema.validate(file(shape), InputFormat.JSON)).isEmpty();
        assertThat(schema.validate("{}", InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void theRegistrysOwnEventsAreKeptAsTheFilesSay() {
        var row = new ReadModelRebuilt.Row("com.example/weather", "1.0.0");
        for (var shape :
                Map.of(
                                "read-model-rebuilt.1",
                                ReadModelRebuilt.of("listing", 2, List.of(row)),
                                "read-model-rebuilt.1.all",
                                ReadModelRebuilt.ofAll("listing", 2))
                        .entrySet()) {
            var kept = file(shape.getKey());

            assertThat(serializer.serialize(shape.getValue(), String.class).getData())
                    .isEqualTo(kept);
            assertThat(read("read-model-rebuilt", "1", kept)).isEqualTo(shape.getValue());
        }
        assertThat(StoredNames.registryEvents())
                .extracting(StoredNames.StoredName::type)
                .containsExactlyInAnyOrder(RegistryEvent.class.getPermittedSubclasses());
    }

    @Test
    void everyServerEventHasAFile() {
        assertThat(StoredNames.serverEvents())
                .extracting(StoredNames.StoredName::type)
                .containsExactlyInAnyOrder(ServerEvent.class.getPermittedSubclasses());
        assertThat(shapes().map(shape -> shape.get()[0]))
                .containsExactlyInAnyOrderElementsOf(
                        StoredNames.serverEvents().stream()
                                .<Object>map(StoredNames.StoredName::name)
                                .toList());
    }

    private Object read(String name, String revision, String data) {
        return serializer.deserialize(
                new SimpleSerializedObject<>(
                        data, String.class, new SimpleSerializedType(name, revision)));
    }

    private static String file(String name) {
        try (var in = StoredShapesTest.class.getResourceAsStream("/stored/" + name + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
