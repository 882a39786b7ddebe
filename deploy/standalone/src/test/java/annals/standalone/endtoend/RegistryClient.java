package annals.standalone.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A client of a registry, with connections of its own; it may publish under every name. */
final class RegistryClient {

    /** Longer than any answer may take; who waits longer waits for ever. */
    static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    private final String base;
    private final String token;

    RegistryClient(int port) {
        this(port, TestTokens.aToken().text());
    }

    /** One that sends this token. */
    RegistryClient(int port, String token) {
        base = "http://127.0.0.1:" + port;
        this.token = token;
    }

    URI uri(String path) {
        return URI.create(base + path);
    }

    HttpAnswer get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    HttpAnswer publish(TestDocument document) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(uri("/v0.1/publish"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(document.json())));
    }

    /** Replaces the document of a version that is there. */
    HttpAnswer edit(TestDocument document) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(uri(versions(document.name()) + "/" + document.version()))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(document.json())));
    }

    /** Sends what can be sent in order. */
    HttpAnswer send(WireRequest request) throws IOException, InterruptedException {
        var body =
                request.method().equals("GET")
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofByteArray(request.body());
        var builder = HttpRequest.newBuilder(uri(request.target())).method(request.method(), body);
        for (var line : request.headers()) {
            var parts = line.split(": ", 2);
            builder.setHeader(parts[0], parts[1]);
        }
        return send(builder);
    }

    private HttpAnswer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response =
                http.send(request.timeout(LONGEST_ANSWER).build(), BodyHandlers.ofString(UTF_8));
        return HttpAnswer.of(response.statusCode(), response.headers().map(), response.body());
    }

    /** How many events the registry has. */
    long position() throws IOException, InterruptedException {
        return get("/v0.1/x/dev.annals").expect(200).json().get("position").longValue();
    }

    /** All entries, deleted ones included, page by page as a mirror asks for them. */
    List<JsonNode> crawl() throws IOException, InterruptedException {
        return pages(100).stream()
                .flatMap(page -> page.json().get("servers").valueStream())
                .toList();
    }

    /** The same, as pages of so many entries at most. */
    List<HttpAnswer> pages(int limit) throws IOException, InterruptedException {
        var pages = new ArrayList<HttpAnswer>();
        var path = "/v0.1/servers?include_deleted=true&limit=" + limit;
        for (var cursor = ""; ; ) {
            var page = get(path + cursor).expect(200);
            pages.add(page);
            var next = page.json().get("metadata").path("nextCursor").stringValue("");
            if (next.isEmpty()) {
                return pages;
            }
            cursor = "&cursor=" + URLEncoder.encode(next, UTF_8);
        }
    }

    /** The path of a server's versions. */
    static String versions(String server) {
        return "/v0.1/servers/" + server.replace("/", "%2F") + "/versions";
    }
}
