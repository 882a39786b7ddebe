package annals.benchmarks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.benchmarks.data.MadeHistory.Extra;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

class MadeHistoryTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final List<JsonNode> MANY = entries(MadeHistory.of(1, 20_000, List.of()));

    private static byte[] bytes(MadeHistory history) {
        var out = new ByteArrayOutputStream();
        history.writeTo(out);
        return out.toByteArray();
    }

    private static List<JsonNode> entries(MadeHistory history) {
        return new String(bytes(history), StandardCharsets.UTF_8)
                .lines()
                .map(JSON::readTree)
                .toList();
    }

    private static String name(JsonNode entry) {
        return entry.at("/server/name").stringValue();
    }

    private static JsonNode official(JsonNode entry) {
        return entry.at("/_meta/io.modelcontextprotocol.registry~1official");
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");

        var bytes = bytes(MadeHistory.of(7, 1_000, List.of(new Extra("com.example/extra", 20))));

        // figures of two machines can be compared only while this stays
        assertThat(HexFormat.of().formatHex(digest.digest(bytes)))
                .isEqualTo("c91cf7dc95061acc0cd87743ad83fa5c4d3ec794d1712a28c7755d79e9fd77fd");
    }

    @Test
    void anotherSeedGivesOtherBytes() {
        assertThat(bytes(MadeHistory.of(1, 100, List.of())))
                .isNotEqualTo(bytes(MadeHistory.of(2, 100, List.of())));
    }

    @Test
    void everyVersionComesOnceAndWithAnotherName() {
        assertThat(MANY.stream().map(entry -> name(entry) + entry.at("/server/version")))
                .hasSize(20_000)
                .doesNotHaveDuplicates();
    }

    @Test
    void serversHaveAsManyVersionsAsTheRealOnes() {
        var sizes =
                MANY.stream()
                        .collect(
                                Collectors.groupingBy(
                                        MadeHistoryTest::name, Collectors.counting()));

        double single = sizes.values().stream().filter(size -> size == 1).count();
        assertThat(single / sizes.size()).isBetween(0.58, 0.66);
        assertThat(20_000.0 / sizes.size()).isBetween(2.3, 3.3);
    }

    @Test
    void documentsAreAsLargeAsTheRealOnes() {
        var sizes = MANY.stream().mapToInt(e -> e.get("server").toString().length()).sorted();
        int[] sorted = sizes.toArray();

        assertThat(sorted[10_000]).as("median").isBetween(480, 630);
        assertThat(sorted[19_000]).as("95 %").isBetween(1_500, 2_500);
        assertThat(sorted[19_800]).as("99 %").isBetween(3_000, 5_000);
        assertThat(sorted[19_999]).as("largest").isBetween(30_000, 70_000);
        assertThat(Arrays.stream(sorted).sum() / 20_000).as("mean").isBetween(740, 900);
    }

    @Test
    void entriesComeInTheOrderOfTheirPublishing() {
        assertThat(
                        MANY.stream()
                                .map(entry -> official(entry).get("publishedAt").stringValue())
                                .map(Instant::parse)
                                .map(time -> time.truncatedTo(ChronoUnit.MILLIS)))
                .isSorted();
    }

    @Test
    void theLastVersionOfEachServerIsActiveAndTheOnlyLatest() {
        var latest = new HashSet<String>();
        for (var entry : MANY) {
            if (official(entry).get("isLatest").booleanValue()) {
                assertThat(latest.add(name(entry))).isTrue();
                assertThat(official(entry).get("status").stringValue()).isEqualTo("active");
            } else {
                assertThat(latest).doesNotContain(name(entry));
            }
        }
        assertThat(latest).hasSameSizeAs(names(MANY));
    }

    @Test
    void noTwoServersShareARemoteUrl() {
        var owners = new HashMap<String, String>();
        for (var entry : MANY) {
            for (var remote : entry.at("/server/remotes")) {
                var owner = owners.putIfAbsent(remote.get("url").stringValue(), name(entry));
                assertThat(owner).isIn(null, name(entry));
            }
        }
        assertThat(owners).isNotEmpty();
    }

    @Test
    void extraServersHaveTheNameAndSizeThatWasAskedFor() {
        var history = MadeHistory.of(1, 50, List.of(new Extra("com.example/large", 500)));

        assertThat(history.size()).isEqualTo(550);
        assertThat(entries(history).stream().filter(e -> name(e).equals("com.example/large")))
                .hasSize(500);
    }

    @Test
    void anEmptyHistoryIsRefused() {
        assertThatThrownBy(() -> MadeHistory.of(1, 0, List.of()))
                .hasMessage("a history has 1 to 10,000,000 versions, not 0");
    }

    private static Set<String> names(List<JsonNode> entries) {
        return entries.stream().map(MadeHistoryTest::name).collect(Collectors.toSet());
    }
}
