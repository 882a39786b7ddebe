package annals.command.api;

import annals.command.auth.token.RegistryTokens;
import annals.permission.Permission;
import annals.permission.Permissions;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Sends requests as a publisher or an operator, and reads the answers. */
final class ApiClient {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final RegistryTokens tokens;

    ApiClient(String base, RegistryTokens tokens) {
        this.base = base;
        this.tokens = tokens;
    }

    /** A token of someone who may publish and edit under {@code com.example/}. */
    String publisher() {
        return token(
                "example.com",
                Permissions.of(
                        Permission.toPublish("com.example/*"), Permission.toEdit("com.example/*")));
    }

    /** A token of someone who may edit everything. */
    String operator() {
        return token("operator", Permissions.of(Permission.toEdit("*")));
    }

    String token(String subject, Permissions permissions) {
        return tokens.sign("dns", subject, Map.of(), permissions).text();
    }

    /** An answer, with its body read. */
    record Told(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        String detail() {
            return json().path("detail").asString("");
        }

        /** The message of the first error. */
        String message() {
            return json().path("errors").path(0).path("message").asString("");
        }

        JsonNode official() {
            return official(json());
        }

        static JsonNode official(JsonNode entry) {
            return entry.path("_meta").path("io.modelcontextprotocol.registry/official");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Told publish(String token, String document) {
        return send("POST", "/v0.1/publish", token, document);
    }

    Told edit(String token, String name, String version, String document) {
        return send("PUT", path(name, version), token, document);
    }

    Told setStatus(String token, String name, String version, String body) {
        return send("PATCH", path(name, version) + "/status", token, body);
    }

    Told setAllStatuses(String token, String name, String body) {
        return send("PATCH", path(name) + "/status", token, body);
    }

    static String path(String name) {
        return "/v0.1/servers/" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    static String path(String name, String version) {
        return path(name) + "/versions/" + version;
    }

    /** Sends; headers are pairs of name and value. */
    Told send(String method, String path, String token, String body, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .method(method, BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new Told(http.send(request.build(), BodyHandlers.ofString()));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
