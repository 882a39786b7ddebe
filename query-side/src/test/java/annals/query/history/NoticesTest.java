package annals.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What one should know of an update is told in words, and names things as they are written. */
class NoticesTest {

    private static List<String> notices(String from, String to) {
        return new Notices()
                .compare(
                        Facts.of(Json.tree(from).orElseThrow()),
                        Facts.of(Json.tree(to).orElseThrow()))
                .words();
    }

    private static String npm(String identifier, String rest) {
        return """
        {"packages":[{"registryType":"npm","identifier":"%s","transport":{"type":"stdio"}%s}]}
        """
                .formatted(identifier, rest);
    }

    private static String remote(String url, String rest) {
        return """
        {"remotes":[{"type":"streamable-http","url":"%s"%s}]}
        """
                .formatted(url, rest);
    }

    @Test
    void whatStaysTheSameIsNotTold() {
        var whole = npm("@acme/weather", ",\"version\":\"1.0.0\"");
        assertThat(notices(whole, npm("@acme/weather", ",\"version\":\"2.0.0\""))).isEmpty();
    }

    @Test
    void aNewRemoteHostIsNamed() {
        assertThat(
                        notices(
                                remote("https://mcp.example.com/mcp", ""),
                                remote("https://user@MCP.evil.example:8443/mcp", "")))
                .containsExactly("new remote host: mcp.evil.example:8443");
    }

    @Test
    void anotherPathAtTheSameHostIsNotTold() {
        assertThat(notices(remote("https://a.example/1", ""), remote("https://a.example/2", "")))
                .isEmpty();
    }

    @Test
    void anotherPackageAndAnotherRegistryAreNamed() {
        assertThat(notices(npm("weather", ""), npm("weathr", "")))
                .containsExactly("another package: npm weathr");
        assertThat(
                        notices(
                                npm("weather", ""),
                                npm(
                                        "weather",
                                        ",\"registryBaseUrl\":\"https://npm.evil.example\"")))
                .containsExactly("another package registry: npm.evil.example (npm)");
        assertThat(
                        notices(
                                npm("weather", ""),
                                npm(
                                        "weather",
                                        ",\"registryBaseUrl\":\"https://registry.npmjs.org\"")))
                .isEmpty();
    }

    @Test
    void newRequiredInputsAreNamed() {
        assertThat(
                        notices(
                                npm("a", ""),
                                npm(
                                        "a",
                                        """
                                        ,"environmentVariables":[
                                            {"name":"API_KEY","isRequired":true,"isSecret":true},
                                            {"name":"REGION","isRequired":true},
                                            {"name":"COLOUR"}],
                                        "packageArguments":[
                                            {"type":"named","name":"--token","isRequired":true,"isSecret":true},
                                            {"type":"named","name":"--dir","isRequired":true}]
                                        """)))
                .containsExactly(
                        "new required environment variable: API_KEY (secret)",
                        "new required environment variable: REGION",
                        "new required argument: --token (secret)");
        assertThat(
                        notices(
                                remote("https://a.example", ""),
                                remote(
                                        "https://a.example",
                                        ",\"headers\":[{\"name\":\"X-Key\",\"isRequired\":true,\"isSecret\":true}]")))
                .containsExactly("new required header: X-Key (secret)");
    }

    @Test
    void aVariableThatBecomesASecretIsTold() {
        var variable = ",\"environmentVariables\":[{\"name\":\"KEY\",\"isRequired\":true%s}]";
        assertThat(
                        notices(
                                npm("a", variable.formatted("")),
                                npm("a", variable.formatted(",\"isSecret\":true"))))
                .containsExactly("new required environment variable: KEY (secret)");
    }

    @Test
    void anotherRepositoryIsNamedWithTheOneBefore() {
        assertThat(
                        notices(
                                "{\"repository\":{\"url\":\"https://github.com/a/b\"}}",
                                "{\"repository\":{\"url\":\"https://github.com/c/d\"}}"))
                .containsExactly(
                        "another repository: https://github.com/c/d (before:"
                                + " https://github.com/a/b)");
        assertThat(notices("{\"repository\":{\"url\":\"https://github.com/a/b\"}}", "{}"))
                .containsExactly("another repository: none (before: https://github.com/a/b)");
    }

    @Test
    void anotherTransportOfTheSamePackageOrHostIsTold() {
        assertThat(notices(npm("a", ""), npm("a", "").replace("stdio", "streamable-http")))
                .containsExactly("another transport: npm a: streamable-http (before: stdio)");
        assertThat(
                        notices(
                                remote("https://a.example", ""),
                                remote("https://a.example", "").replace("streamable-http", "sse")))
                .containsExactly(
                        "another transport: remote a.example: sse (before: streamable-http)");
    }

    @Test
    void thousandsAreCountedAndLongNamesCut() {
        var remotes =
                IntStream.range(0, 1_000)
                        .mapToObj("{\"type\":\"sse\",\"url\":\"https://h%d.example\"}"::formatted)
                        .collect(Collectors.joining(",", "{\"remotes\":[", "]}"));
        assertThat(notices("{}", remotes))
                .hasSize(51)
                .startsWith("new remote host: h0.example")
                .endsWith("and 950 more");
        assertThat(notices("{}", npm("😀".repeat(1_000), "")).getFirst())
                .isEqualTo("another package: npm " + "😀".repeat(279) + "…");
    }

    @Test
    void documentsOfAnyShapeAreRead() {
        for (var odd :
                List.of(
                        "[]",
                        "{\"remotes\":1,\"packages\":\"x\",\"repository\":[]}",
                        "{\"remotes\":[1,null,{\"url\":{}}],\"packages\":[null,{\"transport\":[]}]}")) {
            assertThat(notices(odd, "{}")).as(odd).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "oci, docker.io/acme/weather:1.7.2, docker.io, oci acme/weather",
        "oci, acme/weather:1.7.2, docker.io, oci acme/weather",
        "oci, ghcr.io/acme/weather@sha256:00aa, ghcr.io, oci acme/weather",
        "oci, localhost:5000/acme/weather, localhost:5000, oci acme/weather",
        "mcpb, https://github.com/acme/weather/releases/download/v1/w.mcpb, github.com, mcpb"
                + " github.com/acme/weather",
        "pypi, weather, pypi.org, pypi weather",
        "other, weather, '', other weather",
    })
    void aNewReleaseOfAPackageIsTheSamePackage(
            String type, String identifier, String registry, String words) {
        var name =
                PackageName.of(
                        Json.object().put("registryType", type).put("identifier", identifier));
        assertThat(name.registry()).isEqualTo(registry);
        assertThat(name.words()).isEqualTo(words);
    }
}
