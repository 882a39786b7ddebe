package annals.command.auth;

import static org.assertj.core.api.Assertions.assertThat;

import annals.http.ProblemException;
import annals.http.token.Caller;
import annals.http.token.RegistryIdentity;
import annals.http.token.TokenSecurity;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

class ExchangeControllerTest {

    private static final String SEED =
            "annals.token.private-key=9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    @Nested
    @SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = Application.class)
    @TestPropertySource(
            properties = {"server.address=127.0.0.1", SEED, "annals.auth.anonymous=true"})
    class AnonymousLoginWhenOffered {

        @LocalServerPort private int port;

        @ParameterizedTest
        @ValueSource(strings = {"/v0/auth/none", "/v0.1/auth/none"})
        void givesATokenThatThePublisherUnderstands(String path) throws Exception {
            var response = post(port, path, "");

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(json(response).propertyNames())
                    .containsExactly("registry_token", "expires_at");
            assertThat(json(response).get("expires_at").isIntegralNumber()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{}", "{\"github_token\":5}", "no json", "\u0000"})
        void doesNotLookAtTheBody(String body) throws Exception {
            assertThat(post(port, "/v0/auth/none", body).statusCode()).isEqualTo(200);
        }

        @Test
        void givesATokenForOneNamespaceThatOurWritesBelieve() throws Exception {
            var token = json(post(port, "/v0/auth/none", "")).get("registry_token").asString();
            var response = post(port, "/v0.1/publish", "", "Authorization", "Bearer " + token);

            assertThat(response.body())
                    .startsWith(
                            "none anonymous [publish io.modelcontextprotocol.anonymous/*, edit"
                                    + " io.modelcontextprotocol.anonymous/*] [token, tokenKey]");
        }

        @Test
        void isOnlyThereForPost() throws Exception {
            var response = send(port, "GET", "/v0/auth/none", "");

            assertThat(response.statusCode()).isEqualTo(405);
            assertThat(response.headers().firstValue("Allow")).contains("POST");
        }
    }

    @Nested
    @SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = Application.class)
    @TestPropertySource(properties = {"server.address=127.0.0.1", SEED})
    class AnonymousLoginWhenNotOffered {

        @LocalServerPort private int port;

        @ParameterizedTest
        @ValueSource(strings = {"POST", "GET", "PUT", "HEAD"})
        void isNotThere(String method) throws Exception {
            assertThat(send(port, method, "/v0.1/auth/none", "").statusCode()).isEqualTo(404);
        }

        @Test
        void isAsMuchThereAsAnyOtherPath() throws Exception {
            assertThat(post(port, "/v0.1/auth/nonsense", "").statusCode()).isEqualTo(404);
        }
    }

    @Nested
    @SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = Application.class)
    @TestPropertySource(properties = {"server.address=127.0.0.1", SEED})
    @Import(Doubter.class)
    class AnExchangeThatRefuses {

        @LocalServerPort private int port;

        @Test
        void isAnsweredWithItsSentenceAndCauses() throws Exception {
            var response = post(port, "/v0/auth/doubt", "");

            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.body())
                    .isEqualTo(
                            "{\"title\":\"Unauthorized\",\"status\":401,\"detail\":\"DNS"
                                    + " authentication failed\",\"errors\":[{\"message\":\"no"
                                    + " key\"}]}");
        }
    }

    @Nested
    @SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = Application.class)
    @TestPropertySource(
            properties = {
                "server.address=127.0.0.1",
                "management.server.address=127.0.0.1",
                "management.server.port=0",
                SEED
            })
    class TheManagementPort {

        @LocalManagementPort private int port;

        @Test
        void asksForNoToken() throws Exception {
            assertThat(send(port, "GET", "/actuator/health", "").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aProofIsNotPrinted() {
        assertThat(new Proof(Map.of("github_token", "gho_secret")))
                .hasToString("Proof[github_token]");
    }

    private static HttpResponse<String> post(int port, String path, String body, String... headers)
            throws IOException, InterruptedException {
        return send(port, "POST", path, body, headers);
    }

    private static HttpResponse<String> send(
            int port, String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .method(method, BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    @SpringBootApplication
    @Import({TokenSecurity.class, Publishing.class, Problems.class})
    static class Application {

        @Bean
        RegistryIdentity identity() {
            return new RegistryIdentity("urn:uuid:0b9b2cf1-5a2b-4d53-9d0e-7a3c6f1d2e4b");
        }
    }

    @RestController
    static class Publishing {

        @PostMapping("/v0.1/publish")
        String publish(Caller caller) {
            return "%s %s %s %s"
                    .formatted(
                            caller.method(),
                            caller.subject(),
                            caller.permissions().all().stream()
                                    .map(
                                            permission ->
                                                    permission.action().text()
                                                            + " "
                                                            + permission.pattern())
                                    .toList(),
                            caller.evidence().keySet());
        }
    }

    @RestControllerAdvice
    static class Problems {

        @ExceptionHandler
        ResponseEntity<Object> refused(ProblemException refused) {
            return ResponseEntity.status(refused.problem().status()).body(refused.problem());
        }
    }

    static class Doubter implements Exchange {

        @Override
        public String method() {
            return "doubt";
        }

        @Override
        public Outcome exchange(Proof proof) {
            return new Refused("DNS authentication failed", List.of("no key"));
        }
    }
}
