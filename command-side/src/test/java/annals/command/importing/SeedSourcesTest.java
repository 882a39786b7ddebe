package annals.command.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.nio.file.Path;

class SeedSourcesTest {

    private final SeedSources sources =
            new SeedSources(
                    () -> {
                        throw new AssertionError("nothing is fetched here");
                    });

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://registry.example/v0/servers",
                "https://registry.example/v0.1/servers",
                "https://registry.example/proxy/v0.1/servers/",
                "http://127.0.0.1:8080/v0.1/servers?search=x"
            })
    void aListsUrlIsAnotherRegistry(String address) throws UnreadableSource {
        assertThat(sources.at(address)).isInstanceOf(OtherRegistry.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://files.example/seed.json",
                "HTTPS://files.example/v0/servers.json",
                "https://files.example/seed.json?from=/v0/servers"
            })
    void everyOtherWebUrlIsAFile(String address) throws UnreadableSource {
        assertThat(sources.at(address)).isInstanceOf(RemoteFile.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/data/seed.json, /data/seed.json",
        "file:/data/a%20b.json, /data/a b.json",
        "file:///data/seed.json, /data/seed.json",
        "/data/v0/servers, /data/v0/servers"
    })
    void aPathOrAFileUrlIsAFile(String address, String path) throws UnreadableSource {
        assertThat(sources.at(address)).isEqualTo(new SeedFile(Path.of(path)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://",
                "https:seed.json",
                "http://a b/",
                "file:seed.json",
                "file://host/seed.json",
                "a\u0000b"
            })
    void whatCannotBeReadIsTold(String address) {
        assertThatThrownBy(() -> sources.at(address)).isInstanceOf(UnreadableSource.class);
    }

    @Test
    void aPasswordIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> sources.at("https://me:geheim@registry.example/v0/servers"))
                .isInstanceOf(UnreadableSource.class)
                .hasMessageNotContaining("geheim");
    }

    @Test
    void everythingIsAskedForUnlessTheUrlSaysOtherwise() {
        assertThat(list("https://r.example/v0/servers"))
                .hasToString("https://r.example/v0/servers?include_deleted=true&limit=100");
        assertThat(list("https://r.example/v0/servers?limit=7&search=a%26b"))
                .hasToString(
                        "https://r.example/v0/servers?limit=7&search=a%26b&include_deleted=true");
        assertThat(list("https://r.example/v0/servers?include_deleted=false#top"))
                .hasToString("https://r.example/v0/servers?include_deleted=false&limit=100");
    }

    @Test
    void aCursorIsEncodedAndReplacesTheOneBefore() {
        var registry = registry("https://r.example/v0/servers?cursor=x");

        assertThat(registry.page("a.b/c:1.0.0+d e%2F&f"))
                .hasToString(
                        "https://r.example/v0/servers?include_deleted=true&limit=100"
                                + "&cursor=a.b%2Fc%3A1.0.0%2Bd%20e%252F%26f");
    }

    @Test
    void theNameHoldsNothingSecret() {
        assertThat(registry("https://r.example:8443/v0/servers?key=geheim").name())
                .isEqualTo("https://r.example:8443/v0/servers");
    }

    @Test
    void theOriginIsTheHostOrTheFilesName() throws UnreadableSource {
        assertThat(sources.at("https://r.example:8443/v0/servers").origin()).isEqualTo("r.example");
        assertThat(sources.at("https://f.example/a/seed.json").origin()).isEqualTo("f.example");
        assertThat(sources.at("/data/seed.json").origin()).isEqualTo("seed.json");
    }

    private static URI list(String url) {
        return registry(url).list();
    }

    private static OtherRegistry registry(String url) {
        return new OtherRegistry(
                URI.create(url),
                () -> {
                    throw new AssertionError("nothing is fetched here");
                });
    }
}
