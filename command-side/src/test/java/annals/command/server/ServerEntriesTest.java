package annals.command.server;

import static org.assertj.core.api.Assertions.assertThat;

import annals.command.server.ServerCommand.ChangeVersionStatus;
import annals.command.server.ServerCommand.EditVersion;
import annals.command.server.ServerCommand.Facts;
import annals.command.server.ServerCommand.ImportVersion;
import annals.command.server.ServerCommand.PublishVersion;
import annals.events.Actor;
import annals.events.Document;
import annals.events.ServerStatusChanged.By;
import annals.eventstore.Position;
import annals.eventstore.StreamLog;
import annals.eventstore.testing.TestEventStore;
import annals.serverjson.ServerStatus;
import annals.serverjson.Timestamps;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;

class ServerEntriesTest {

    private static final Actor.Known ACTOR = new Actor.Known("dns", "example.com", Map.of());

    private static TestEventStore store;
    private static Servers servers;
    private static ServerEntries entries;

    @BeforeAll
    static void start() {
        store = TestServers.store();
        servers = TestServers.of(store);
        entries = new ServerEntries(new StreamLog(store.database()), store.reader());
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    private static Position send(ServerCommand command) {
        return ((Outcome.Appended) servers.send(command)).position();
    }

    private static Position publish(String server, String version) {
        return send(new PublishVersion(server, version, document("first"), ACTOR));
    }

    private static Position edit(String server, String version) {
        return send(new EditVersion(server, version, document("second"), ACTOR));
    }

    private static Position change(String server, String version, ServerStatus status) {
        return send(
                new ChangeVersionStatus(
                        server, version, new NewStatus(status, null, By.PUBLISHER), ACTOR));
    }

    private static Document.Content document(String text) {
        return new Document.Content("{\"description\":\"" + text + "\"}");
    }

    private static JsonNode entry(String server, String version, Position at) {
        return JsonMapper.shared()
                .readTree(entries.entry(server, version, at.number()).orElseThrow());
    }

    private static JsonNode official(JsonNode entry) {
        return entry.path("_meta").path("io.modelcontextprotocol.registry/official");
    }

    private static String time(Position position) {
        return Timestamps.text(position.recordedAt());
    }

    @Test
    void anEntryIsWrittenAsTheListWritesIt() {
        var at = publish("com.example/entry", "1.0.0");

        assertThat(entries.entry("com.example/entry", "1.0.0", at.number()))
                .contains(
                        ("{\"server\":{\"description\":\"first\"},\"_meta\":{"
                             + "\"io.modelcontextprotocol.registry/official\":{\"status\":\"active\",\"statusChangedAt\":\"%1$s\",\"publishedAt\":\"%1$s\",\"updatedAt\":\"%1$s\",\"isLatest\":true},"
                             + "\"dev.annals/registry\":{\"position\":%2$d,\"publishedBy\":{\"method\":\"dns\",\"subject\":\"example.com\"}}}}")
                                .formatted(time(at), at.number()));
    }

    @Test
    void anEntryIsShownAsItStoodAtItsEventWhateverCameLater() {
        var server = "com.example/stood";
        var published = publish(server, "1.0.0");
        var before = entries.entry(server, "1.0.0", published.number());

        edit(server, "1.0.0");
        publish(server, "2.0.0");
        change(server, "1.0.0", ServerStatus.DELETED);

        assertThat(entries.entry(server, "1.0.0", published.number())).isEqualTo(before);
    }

    @Test
    void anEditReplacesTheDocumentAndMovesTheUpdateTimeOnly() {
        var server = "com.example/edited";
        var published = publish(server, "1.0.0");
        var edited = edit(server, "1.0.0");

        var entry = entry(server, "1.0.0", edited);
        assertThat(entry.path("server").path("description").stringValue()).isEqualTo("second");
        assertThat(official(entry).path("publishedAt").stringValue()).isEqualTo(time(published));
        assertThat(official(entry).path("statusChangedAt").stringValue())
                .isEqualTo(time(published));
        assertThat(official(entry).path("updatedAt").stringValue()).isEqualTo(time(edited));
    }

    @Test
    void anImportedVersionKeepsItsTimes() {
        var server = "com.example/imported";
        var published = Instant.parse("2025-01-01T00:00:00Z");
        var updated = Instant.parse("2025-02-01T00:00:00Z");
        send(
                new ImportVersion(
                        server,
                        "1.0.0",
                        document("found"),
                        new Facts("active", null, published, updated, published, true, "there"),
                        ACTOR));
        var deleted = change(server, "1.0.0", ServerStatus.DELETED);

        var official = official(entry(server, "1.0.0", deleted));
        assertThat(official.path("publishedAt").stringValue()).isEqualTo("2025-01-01T00:00:00Z");
        assertThat(official.path("statusChangedAt").stringValue()).isEqualTo(time(deleted));
    }

    @Test
    void allVersionsTellTheEventThatLastChangedAnythingOfThem() {
        var server = "com.example/positions";
        publish(server, "1.0.0");
        var second = publish(server, "2.0.0");
        var third = change(server, "2.0.0", ServerStatus.DEPRECATED);

        var all = new ArrayList<JsonNode>();
        entries.all(server, third.number())
                .forEach(text -> all.add(JsonMapper.shared().readTree(text)));

        assertThat(all)
                .extracting(
                        entry ->
                                entry.path("_meta")
                                        .path("dev.annals/registry")
                                        .path("position")
                                        .longValue())
                // the first gave the flag to the second
                .containsExactly(third.number(), second.number());
    }

    @Test
    void allVersionsOfALongStreamAreThere() {
        var server = "com.example/long";
        var commands = new ArrayList<ServerCommand>();
        for (int n = 0; n < 205; n++) {
            commands.add(new PublishVersion(server, "1." + n + ".0", document("v" + n), ACTOR));
        }
        servers.sendAll(commands, _ -> {});
        var last = edit(server, "1.7.0");

        var all = entries.all(server, last.number());
        var texts = new ArrayList<String>();
        all.forEach(texts::add);

        assertThat(all.count()).isEqualTo(205);
        assertThat(texts).hasSize(205);
        assertThat(texts.getFirst()).contains("\"v204\"");
        assertThat(texts.get(204 - 7)).contains("\"second\"");
    }

    @Test
    void anErasedDocumentIsShownAsDeletedWithTheLeastThatClientsAccept() {
        var server = "com.example/erased";
        var at = publish(server, "1.0.0");
        store.database()
                .sql(
                        """
                        update event_store.events
                        set data = '{"version":"1.0.0","document":{"erased":7},"latest":"1.0.0","actor":{"erased":7}}',
                            data_salt = null, erased_by = 7
                        where stream = :stream
                        """)
                .param("stream", server)
                .update();

        var entry = entry(server, "1.0.0", at);
        assertThat(official(entry).path("status").stringValue()).isEqualTo("deleted");
        assertThat(entry.path("server").propertyNames())
                .containsExactly("$schema", "name", "description", "version");
        assertThat(entry.path("_meta").path("dev.annals/registry").has("publishedBy")).isFalse();
    }
}
