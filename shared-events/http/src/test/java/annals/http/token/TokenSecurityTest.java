package annals.http.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.http.ProblemException;
import annals.permission.Action;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.time.Instant;

/** The chain on a real server, asked byte by byte. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        classes = TokenSecurityTest.Application.class,
        properties = {"server.address=127.0.0.1", "annals.token.private-key=" + ForgedToken.SEED})
@ExtendWith(OutputCaptureExtension.class)
class TokenSecurityTest {

    private static final String PUBLISH = "POST /v0.1/publish";
    private static final String BAD_TOKEN = "Invalid or expired Registry JWT token";
    private static final String BAD_HEADER =
            "Invalid Authorization header format. Expected 'Bearer <token>'";

    @LocalServerPort private int port;

    @Nested
    class AWrite {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "POST /v0/publish",
                    "POST /v0.1/publish",
                    "PUT /v0/servers/com.example%2Fserver/versions/1.0.0",
                    "PUT /v0.1/servers/com.example%252Fserver/versions/1.0.0+5;x=y",
                    "PATCH /v0.1/servers/com.example%2Fserver/versions/1.0.0/status",
                    "PATCH /v0/servers/com.example%2Fserver/status",
                })
        void withATokenReachesItsController(String request) throws IOException {
            var response = raw().send(request, "Authorization: Bearer " + token().text(), "{}");

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("dns example.com {} true");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "POST /v0/publish",
                    "POST /v0.1/publish",
                    "POST /v0.1/publish/",
                    "POST //v0.1/publish",
                    "POST /v0.1/publish;x=y",
                    "POST /v0.1/%70ublish",
                    "PUT /v0.1/servers/com.example%2Fserver/versions/1.0.0",
                    "PUT /v0.1/servers/com.example%252Fserver/versions/%2F;a=b",
                    "PUT //v0.1/servers/com.example%2Fserver/versions/1.0.0",
                    "PATCH /v0.1/servers/com.example%2Fserver/versions/1.0.0/status",
                    "PATCH /v0.1/servers/com.example%2Fserver/status?x=%2F",
                })
        void withoutATokenIsRefused(String request) throws IOException {
            var response = raw().send(request, "X-Nothing: 1", "{}");

            assertThat(response.status()).isEqualTo(401);
            assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
            assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(response.body())
                    .startsWith(
                            "{\"title\":\"Unauthorized\",\"status\":401,\"detail\":\"Authorization"
                                + " is required: send the header 'Authorization: Bearer <token>'")
                    .endsWith(
                            "\"errors\":[{\"message\":\"required header parameter is"
                                    + " missing\",\"location\":\"header.Authorization\"}]}\n");
        }

        @Test
        void withAnEmptyHeaderIsRefusedAsWithout() throws IOException {
            assertThat(raw().send(PUBLISH, "Authorization:", "{}").body())
                    .contains("required header parameter is missing");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Bearer",
                    "Bearer ",
                    "bearer\tx.y.z",
                    "Basic eDp5",
                    "InvalidFormat",
                    "DPoP x.y.z",
                    "BearerToken x",
                    "Token x.y.z",
                    "x.y.z"
                })
        void withAnotherHeaderIsRefused(String header) throws IOException {
            var response = raw().send(PUBLISH, "Authorization: " + header, "{}");

            assertThat(response.status()).isEqualTo(401);
            assertThat(response.header("WWW-Authenticate")).startsWith("Bearer");
            assertThat(response.body())
                    .isEqualTo(
                            "{\"title\":\"Unauthorized\",\"status\":401,\"detail\":\"%s\"}\n"
                                    .formatted(BAD_HEADER));
        }

        @ParameterizedTest
        @CsvSource({
            "Bearer invalidToken,  token is malformed: token contains an invalid number of"
                    + " segments",
            "Bearer not.a.valid.token, token is malformed: token contains an invalid number of"
                    + " segments",
            "Bearer x.y.z,         token is malformed: could not JSON decode header",
            "'Bearer  x.y.z',      token is malformed: could not base64 decode",
            "'Bearer é.y.z',       token is malformed: could not base64 decode",
        })
        void withATokenThatIsNoneIsRefused(String header, String cause) throws IOException {
            var response = raw().send(PUBLISH, "Authorization: " + header, "{}");

            assertThat(response.status()).isEqualTo(401);
            assertThat(response.header("WWW-Authenticate"))
                    .isEqualTo("Bearer error=\"invalid_token\"");
            assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(response.body())
                    .startsWith(
                            "{\"title\":\"Unauthorized\",\"status\":401,\"detail\":\"%s\",\"errors\":[{\"message\":\"failed to parse token: %s"
                                    .formatted(BAD_TOKEN, cause));
        }

        @Test
        void withAnExpiredTokenIsRefused() throws IOException {
            var expired = ForgedToken.issuedAt(Instant.now().minusSeconds(300)).text();

            assertThat(raw().send(PUBLISH, "Authorization: Bearer " + expired, "{}").body())
                    .contains(BAD_TOKEN)
                    .contains("failed to parse token: token has invalid claims: token is expired");
        }

        @Test
        void withClaimsThatSpringWouldStumbleOverIsRefusedOrBelievedButNeverBroken()
                throws IOException {
            var text = token().claim("cnf", "{\"jkt\":5}").claim("iat", "99999999999").text();

            assertThat(raw().send(PUBLISH, "Authorization: Bearer " + text, "{}").status())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"bearer", "BEARER", "BeArEr"})
        void maySpellTheSchemeInAnyLetterCase(String scheme) throws IOException {
            var header = "Authorization: " + scheme + " " + token().text();

            assertThat(raw().send(PUBLISH, header, "{}").status()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "X-Nothing: 1",
                    "Authorization: nonsense",
                    "Authorization: Bearer x.y.z"
                })
        void isRefusedBeforeItsBodyIsRead(String header) throws IOException {
            try (var connection = raw()) {
                connection.begin(PUBLISH, header, 1_000_000);

                assertThat(connection.response().status()).isEqualTo(401);
            }
        }

        @Test
        void isAnsweredWithoutSessionAndCacheHeaders() throws IOException {
            var response = raw().send(PUBLISH, "Authorization: Bearer " + token().text(), "{}");

            assertThat(response.headerNames())
                    .isSubsetOf("content-type", "content-length", "date", "vary");
        }

        @Test
        void thatTheFilterDidNotRecogniseEndsBeforeTheController() throws IOException {
            var response = raw().send("POST /v0.1/unguarded", "X-Nothing: 1", "{}");

            assertThat(response.status()).isEqualTo(401);
        }

        @Test
        void leavesNoCallerBehindForTheNextRequest() throws IOException {
            try (var connection = raw()) {
                connection.begin(PUBLISH, "Authorization: Bearer " + token().text(), 0);
                connection.response();
                connection.begin("GET /v0.1/servers", "X-Nothing: 1", 0);

                assertThat(connection.response().body()).isEqualTo("anonymous");
            }
        }
    }

    @Nested
    class EverythingElse {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "GET /v0.1/servers",
                    "GET /v0.1/servers/com.example%2Fserver/versions/1.0.0",
                    "GET /v0.1/servers/com.example%252Fserver/versions/1;x=y",
                    "POST /v0.1/validate",
                    "POST /v0.1/auth/none",
                })
        void passesWithGarbageForAToken(String request) throws IOException {
            var response = raw().send(request, "Authorization: Bearer garbage", "{}");

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("anonymous");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "GET /v0.1/publish",
                    "HEAD /v0.1/publish",
                    "DELETE /v0.1/servers/a%2Fb/versions/1.0.0",
                    "POST /v0.1/nowhere",
                    "PUT /v0.1/servers/a/b/versions/1.0.0",
                    "GET //v0.1//nowhere;x/%252F",
                    "POST /login",
                    "GET /login",
                    "GET /.well-known/oauth-protected-resource",
                })
        void isNotAskedForATokenWhereNothingIs(String request) throws IOException {
            var response = raw().send(request, "X-Nothing: 1", "{}");

            assertThat(response.status()).isIn(404, 405);
            assertThat(response.headerNames())
                    .doesNotContain("www-authenticate", "cache-control", "x-frame-options");
        }
    }

    @Test
    void noUserIsMadeUp(@Autowired ApplicationContext context, CapturedOutput output) {
        assertThat(context.getBeanNamesForType(UserDetailsService.class)).isEmpty();
        assertThat(output).doesNotContain("generated security password");
    }

    @Test
    void aStartWithoutAUsableKeyEndsWithASentence(CapturedOutput output) {
        var application = new SpringApplication(Application.class);

        assertThatThrownBy(
                        () ->
                                application.run(
                                        "--server.address=127.0.0.1",
                                        "--server.port=0",
                                        "--annals.token.private-key=0123"))
                .hasRootCauseInstanceOf(UnusableKeyException.class);
        assertThat(output)
                .contains(
                        "JWTPrivateKey seed must be exactly 32 bytes for Ed25519, got 2 bytes in"
                                + " MCP_REGISTRY_JWT_PRIVATE_KEY")
                .contains("openssl rand -hex 32")
                .doesNotContain("\tat org.springframework");
    }

    private static ForgedToken token() {
        return ForgedToken.issuedAt(Instant.now());
    }

    private RawConnection raw() throws IOException {
        return new RawConnection(port);
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import({TokenSecurity.class, WriteController.class, ReadController.class})
    static class Application {

        @Bean
        RegistryIdentity identity() {
            return new RegistryIdentity("urn:uuid:0b9b2cf1-5a2b-4d53-9d0e-7a3c6f1d2e4b");
        }

        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> slashesInNames() {
            return tomcat ->
                    tomcat.addConnectorCustomizers(
                            connector -> connector.setEncodedSolidusHandling("passthrough"));
        }
    }

    @RestController
    @RequestMapping({"/v0.1", "/v0"})
    static class WriteController {

        @PostMapping({"/publish", "/unguarded"})
        String publish(Caller caller, @RequestBody(required = false) String body) {
            return told(caller, body);
        }

        @PutMapping("/servers/{name}/versions/{version}")
        String edit(Caller caller, @RequestBody String body) {
            return told(caller, body);
        }

        @PatchMapping({"/servers/{name}/versions/{version}/status", "/servers/{name}/status"})
        String change(Caller caller, @RequestBody String body) {
            return told(caller, body);
        }

        @ExceptionHandler
        ResponseEntity<Object> refused(ProblemException refused) {
            return ResponseEntity.status(refused.problem().status()).body(refused.problem());
        }

        private static String told(Caller caller, String body) {
            return "%s %s %s %s"
                    .formatted(
                            caller.method(),
                            caller.subject(),
                            body,
                            caller.permissions().permits(Action.PUBLISH, "com.example/server"));
        }
    }

    @RestController
    @RequestMapping({"/v0.1", "/v0"})
    static class ReadController {

        @GetMapping({"/servers", "/servers/{name}/versions/{version}"})
        String read() {
            return who();
        }

        @PostMapping({"/validate", "/auth/none"})
        String post() {
            return who();
        }

        private static String who() {
            var authentication = SecurityContextHolder.getContext().getAuthentication();
            return authentication == null ? "anonymous" : authentication.getName();
        }
    }
}
