package annals.query.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.events.Actor;
import annals.events.Document;
import annals.events.ServerEvent;
import annals.events.ServerStatusChanged;
import annals.events.ServerStatusChanged.By;
import annals.events.ServerStatusChanged.Change;
import annals.events.ServerVersionEdited;
import annals.events.ServerVersionImported;
import annals.events.ServerVersionPublished;
import annals.events.ServerVersionWithdrawn;
import annals.eventstore.Position;
import annals.eventstore.Recorded;
import annals.eventstore.RecordedEvent;
import annals.eventstore.testing.TestEventStore;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Events in, rows out. */
class ListingProjectorTest {

    private static final String SERVER = "com.example/weather";
    private static final Actor ACTOR = new Actor.Known("dns", "example.com", Map.of());
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static TestEventStore store;

    private final List<RecordedEvent> happened = new ArrayList<>();
    private ListingProjector projector;

    @BeforeAll
    static void start() {
        store = TestEventStore.fresh();
        Listing.prepare(store.followerSource(), store.address(), SearchFields.NAME);
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @BeforeEach
    void empty() {
        store.database().sql("truncate query_side.listing_1, query_side.listing_past_1").update();
        projector = new ListingProjector(new ListingRows(store.database()));
    }

    private void given(ServerEvent... events) {
        var batch = new ArrayList<RecordedEvent>();
        for (var event : events) {
            long position = happened.size() + 1L;
            var recorded =
                    new RecordedEvent(
                            new Position(position, NOON.plusSeconds(position)), SERVER, event);
            happened.add(recorded);
            batch.add(recorded);
        }
        projector.project(List.<Recorded>copyOf(batch), 1);
    }

    private static ServerVersionPublished published(String version, String latest) {
        return new ServerVersionPublished(version, document(version), latest, ACTOR);
    }

    private static Document document(String version) {
        return new Document.Content("{\"version\":\"" + version + "\"}");
    }

    private static ServerStatusChanged changed(
            String latest, @Nullable String message, Change... changes) {
        return new ServerStatusChanged(List.of(changes), message, By.PUBLISHER, latest, ACTOR);
    }

    private String meta(String version) {
        return column("meta", version);
    }

    private String column(String column, String version) {
        return store.database()
                .sql("select " + column + " from query_side.listing_1 where version = ?")
                .param(version)
                .query(String.class)
                .single();
    }

    @Test
    void aPublishedVersionIsListedWithTheTimeOfItsEvent() {
        given(published("1.0.0", "1.0.0"));

        assertThat(column("document", "1.0.0")).isEqualTo("{\"version\":\"1.0.0\"}");
        assertThat(meta("1.0.0"))
                .isEqualTo(
                        """
                        {"io.modelcontextprotocol.registry/official":{"status":"active",\
                        "statusChangedAt":"2026-01-01T12:00:01Z","publishedAt":"2026-01-01T12:00:01Z",\
                        "updatedAt":"2026-01-01T12:00:01Z","isLatest":true},\
                        "dev.annals/registry":{"position":1,"publishedBy":{"method":"dns","subject":"example.com"}}}\
                        """);
    }

    @Test
    void theFlagMovesWithoutTouchingTheShownUpdateTimeOfItsOldHolder() {
        given(published("1.0.0", "1.0.0"));
        given(published("2.0.0", "2.0.0"));

        assertThat(meta("1.0.0"))
                .contains("\"updatedAt\":\"2026-01-01T12:00:01Z\",\"isLatest\":false")
                .contains("\"position\":2");
        assertThat(meta("2.0.0")).contains("\"isLatest\":true");
        assertThat(column("changed_at::text", "1.0.0")).contains("12:00:02");
    }

    @Test
    void manyEventsInOneBatchEndAsTheSameEventsOneByOne() {
        ServerEvent[] events = {
            published("1.0.0", "1.0.0"),
            published("2.0.0", "2.0.0"),
            changed("1.0.0", "broken", new Change("2.0.0", "active", "deleted", null)),
            new ServerVersionEdited("1.0.0", document("edited"), "1.0.0", ACTOR),
            published("1.5.0", "1.5.0"),
            changed("2.0.0", null, new Change("2.0.0", "deleted", "active", "broken")),
        };
        given(events);
        var inOneBatch = all();
        empty();
        happened.clear();
        for (var event : events) {
            given(event);
        }

        assertThat(all()).isEqualTo(inOneBatch).hasSize(3);
    }

    private List<Map<String, @Nullable Object>> all() {
        return store.database()
                .sql("select * from query_side.listing_1 order by name, version")
                .query()
                .listOfRows();
    }

    @Test
    void aStatusChangeSetsMessageAndTimesAndAMessageIsCleared() {
        given(published("1.0.0", "1.0.0"));
        given(changed("1.0.0", "moved", new Change("1.0.0", "active", "deprecated", null)));

        assertThat(meta("1.0.0"))
                .contains(
                        "\"status\":\"deprecated\",\"statusChangedAt\":\"2026-01-01T12:00:02Z\",\"statusMessage\":\"moved\"")
                .contains("\"updatedAt\":\"2026-01-01T12:00:02Z\"");

        given(changed("1.0.0", null, new Change("1.0.0", "deprecated", "deprecated", "moved")));

        assertThat(meta("1.0.0"))
                .contains("\"statusChangedAt\":\"2026-01-01T12:00:02Z\"")
                .contains("\"updatedAt\":\"2026-01-01T12:00:03Z\"")
                .doesNotContain("statusMessage");
    }

    @Test
    void anEditReplacesTheDocumentOnly() {
        given(published("1.0.0", "1.0.0"));
        given(new ServerVersionEdited("1.0.0", document("edited"), "1.0.0", ACTOR));

        assertThat(column("document", "1.0.0")).isEqualTo("{\"version\":\"edited\"}");
        assertThat(meta("1.0.0"))
                .contains("\"publishedAt\":\"2026-01-01T12:00:01Z\"")
                .contains("\"updatedAt\":\"2026-01-01T12:00:02Z\"");
    }

    @Test
    void anImportedVersionKeepsItsOwnTimesAndStatus() {
        given(imported("1.0.0", "paused", "1.0.0"));

        assertThat(meta("1.0.0"))
                .contains(
                        "\"status\":\"paused\",\"statusChangedAt\":\"2025-03-03T00:00:00Z\",\"statusMessage\":\"as"
                            + " found\","
                            + "\"publishedAt\":\"2025-01-01T00:00:00.12Z\",\"updatedAt\":\"2025-02-02T00:00:00Z\",\"isLatest\":true");
    }

    @Test
    void aWithdrawnVersionIsDeletedUntilItIsImportedAgain() {
        given(imported("1.0.0", "active", "1.0.0"));
        given(new ServerVersionWithdrawn("1.0.0", "1.0.0", "registry.example.com"));

        assertThat(meta("1.0.0"))
                .contains("\"status\":\"deleted\"")
                .contains("\"statusMessage\":\"gone at registry.example.com\"")
                .contains("\"isLatest\":true");

        given(imported("1.0.0", "active", "1.0.0"));

        assertThat(meta("1.0.0"))
                .contains("\"status\":\"active\"")
                .contains("\"isLatest\":true")
                .contains("\"position\":3");
    }

    private static ServerVersionImported imported(String version, String status, String latest) {
        return new ServerVersionImported(
                version,
                document(version),
                latest,
                new Actor.Known("import", "registry.example.com", Map.of()),
                status,
                "as found",
                Instant.parse("2025-01-01T00:00:00.12Z"),
                Instant.parse("2025-02-02T00:00:00Z"),
                Instant.parse("2025-03-03T00:00:00Z"),
                true,
                "registry.example.com");
    }

    @Test
    void anErasedDocumentIsShownAsDeletedWithAMinimalDocument() {
        given(
                new ServerVersionPublished(
                        "1.0.0", new Document.Erased(9), "1.0.0", new Actor.Erased(9)));

        assertThat(column("document", "1.0.0"))
                .isEqualTo(
                        "{\"$schema\":\"https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json\",\"name\":\"com.example/weather\",\"description\":\"The"
                            + " document of this version was erased\",\"version\":\"1.0.0\"}");
        assertThat(meta("1.0.0")).contains("\"status\":\"deleted\"").doesNotContain("publishedBy");
    }

    @Test
    void aChangeOfAThousandVersionsIsOneEvent() {
        given(
                IntStream.range(0, 1000)
                        .mapToObj(n -> published("1." + n + ".0", "1." + n + ".0"))
                        .toArray(ServerEvent[]::new));
        given(
                changed(
                        "1.999.0",
                        null,
                        IntStream.range(0, 1000)
                                .mapToObj(
                                        n -> new Change("1." + n + ".0", "active", "deleted", null))
                                .toArray(Change[]::new)));

        assertThat(
                        store.database()
                                .sql(
                                        "select count(*) from query_side.listing_1 where status ="
                                                + " 'deleted' and changed_position = 1001")
                                .query(Long.class)
                                .single())
                .isEqualTo(1000);
    }

    @Test
    void anEventAboutAnUnknownVersionCannotBeDigested() {
        assertThatThrownBy(
                        () ->
                                given(
                                        new ServerVersionEdited(
                                                "9.9.9", document("x"), "9.9.9", ACTOR)))
                .hasMessageContaining("9.9.9");
    }
}
