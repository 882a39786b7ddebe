package annals.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import annals.standalone.endtoend.GallerySample.Offer;
import annals.standalone.endtoend.VsCodeGallery.Visit;
import annals.standalone.endtoend.VsCodeGallery.Visit.Version;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The gallery of VS Code shows what is there, each server once, and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VsCodeGalleryIT {

    /** What the gallery asks for at once. */
    private static final int PAGE = 50;

    /**
     * With several pages of answers, of one letter, of signs that databases know, without answer.
     */
    private static final List<String> SEARCHES =
            List.of("weather", "GitHub", "q", "s_1", "example-3/", "no-such-server", "%");

    private static final List<String> UNKNOWN =
            List.of("no.such/server", "com.example-0/weather", "com.example-0/WEATHER_0", "%zz");

    private final GallerySample sample = GallerySample.made();
    private final SortedMap<String, Offer> latest = sample.latest();
    private final List<String> names = latest.keySet().stream().limit(24).toList();

    private RunningRegistry registry;
    private JsonNode shown;

    @BeforeAll
    void visit(@TempDir Path home) throws Exception {
        var gallery = VsCodeGallery.installed();
        var file = Files.write(home.resolve("found.jsonl"), sample.entries());
        registry = RegistryStart.fresh(home).seededFrom(file).run();
        var client = registry.client();
        await().atMost(RunningRegistry.LONG)
                .until(() -> client.position() == sample.entries().size());
        var asked = Stream.concat(names.stream(), UNKNOWN.stream()).toList();
        shown = gallery.visit(new Visit(client.uri(""), SEARCHES, asked, versions()));
    }

    @AfterAll
    void end() throws InterruptedException {
        registry.close();
    }

    @Test
    void itsPackagesComeFromWhereverTheMachineGetsThem() throws IOException {
        var lock = ForeignProgram.named("vscode-gallery").source().resolve("package-lock.json");
        assertThat(Files.readString(lock)).contains("integrity").doesNotContain("resolved");
    }

    /** Of each server the latest one, an earlier one, and one that is deleted or not there. */
    private List<Version> versions() {
        var versions = new ArrayList<Version>();
        for (var name : names) {
            versions.add(new Version(name, Objects.requireNonNull(latest.get(name)).version()));
            versions.add(new Version(name, "snapshot"));
            versions.add(new Version(name, "9.0.0"));
        }
        return versions;
    }

    /** What these pages show, by name. */
    private static SortedMap<String, Offer> servers(Iterable<JsonNode> pages) {
        var servers = new TreeMap<String, Offer>();
        for (var page : pages) {
            for (var server : page) {
                var name = server.get("name").stringValue();
                assertThat(server.get("isLatest").booleanValue()).as(name).isTrue();
                assertThat(servers).as("shown before").doesNotContainKey(name);
                servers.put(
                        name,
                        new Offer(
                                server.get("version").stringValue(),
                                server.get("description").stringValue(),
                                server.get("status").stringValue()));
            }
        }
        return servers;
    }

    @Test
    void itListsEachServerOnceByItsLatestVersion() {
        assertThat(latest).hasSizeGreaterThan(8 * PAGE);
        assertThat(servers(shown.get("listed"))).isEqualTo(latest);
    }

    @Test
    void itGetsFullPages() {
        var pages = shown.get("listed").valueStream().map(JsonNode::size).toList();
        assertThat(pages.subList(0, pages.size() - 1)).containsOnly(PAGE);
        assertThat(pages.stream().mapToInt(size -> size).sum()).isEqualTo(latest.size());
    }

    @Test
    void itFindsWhatMatchesOnEveryPage() {
        for (int i = 0; i < SEARCHES.size(); i++) {
            var text = SEARCHES.get(i).toLowerCase(Locale.ROOT);
            var matches = new TreeMap<>(latest);
            matches.keySet().removeIf(name -> !name.toLowerCase(Locale.ROOT).contains(text));
            assertThat(servers(shown.get("found").get(i))).as(text).isEqualTo(matches);
        }
        assertThat(shown.get("found").get(0)).as("pages of a search").hasSizeGreaterThan(3);
        assertThat(shown.get("found").get(2)).as("pages of a letter").hasSizeGreaterThan(1);
    }

    @Test
    void itOpensServersByName() {
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            assertThat(servers(List.of(shown.get("named").get(i))))
                    .isEqualTo(new TreeMap<>(Map.of(name, latest.get(name))));
        }
    }

    @Test
    void itFindsNoServerOfAnUnknownName() {
        for (int i = 0; i < UNKNOWN.size(); i++) {
            assertThat(shown.get("named").get(names.size() + i)).as(UNKNOWN.get(i)).isEmpty();
        }
    }

    @Test
    void itOpensVersions() {
        var versions = versions();
        for (int i = 0; i < versions.size(); i++) {
            var version = versions.get(i);
            var found = shown.get("opened").get(i);
            if (isReachable(version)) {
                assertThat(found.path("name").asString(""))
                        .as("%s", version)
                        .isEqualTo(version.name());
                assertThat(found.path("version").asString("")).isEqualTo(version.version());
            } else {
                assertThat(found.isNull()).as("%s is not shown: %s", version, found).isTrue();
            }
        }
    }

    /**
     * Deleted ones are not; nor is one with an escape in it, which the gallery escapes once where
     * the registry, like the official one, reads paths twice.
     */
    private static boolean isReachable(Version version) {
        return !version.version().equals("9.0.0") && !version.version().contains("%");
    }

    @Test
    void nothingIsRefusedButWhatIsNotThere() {
        assertThat(shown.get("answers").valueStream().map(JsonNode::asString))
                .filteredOn(answer -> !answer.startsWith("200 "))
                .allSatisfy(
                        answer -> assertThat(answer).matches("40[04] .*/servers/.*/versions/.*"));
    }
}
