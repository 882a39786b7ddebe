package annals.query.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A snapshot as a client reads it. */
record SnapshotAnswer(HttpResponse<byte[]> http) {

    private static final JsonMapper JSON = new JsonMapper();

    String header(String name) {
        return http.headers().firstValue(name).orElse("");
    }

    long position() {
        return Long.parseLong(header("X-Registry-Position"));
    }

    /** As it is before it is compressed. */
    byte[] plain() throws IOException {
        if (!header("Content-Encoding").equals("gzip")) {
            return http.body();
        }
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(http.body()))) {
            return gzip.readAllBytes();
        }
    }

    String text() throws IOException {
        return new String(plain(), StandardCharsets.UTF_8);
    }

    List<String> lines() throws IOException {
        return text().lines().toList();
    }

    /** The lines between the first and the last one. */
    List<String> entries() throws IOException {
        return lines().subList(1, lines().size() - 1);
    }

    JsonNode first() throws IOException {
        return JSON.readTree(lines().getFirst());
    }

    /** Holds its last line against all before it. */
    void verify() throws IOException, NoSuchAlgorithmException {
        var text = text();
        assertThat(text).endsWith("}\n");
        int lastLine = text.lastIndexOf('\n', text.length() - 2) + 1;
        var before = text.substring(0, lastLine).getBytes(StandardCharsets.UTF_8);
        var sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(before));
        assertThat(text.substring(lastLine))
                .isEqualTo(
                        "{\"end\":{\"entries\":%d,\"sha256\":\"%s\"}}\n"
                                .formatted(entries().size(), sha256));
        assertThat(first().path("entries").asLong()).isEqualTo(entries().size());
    }
}
