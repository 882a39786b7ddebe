package annals.standalone.endtoend;

import static annals.standalone.endtoend.TestDocument.aServer;
import static annals.standalone.endtoend.TestTokens.aToken;
import static annals.standalone.endtoend.WireRequest.get;
import static annals.standalone.endtoend.WireRequest.post;
import static annals.standalone.endtoend.WireRequest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

/**
 * Whole answers, as files in {@code approved/}. The registry holds four entries that were found
 * elsewhere and four that were published here; nothing that a test sends may add a fifth.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WireContractIT {

    private static final String ALPHA = "/v0.1/servers/com.example%2Falpha";
    private static final String GONE = "/v0.1/servers/com.example%2Fgone";

    /** Longer than all others of its kind: what a client may write into a document. */
    private static final String FULL =
            """
            {"$schema":"%s","name":"com.example/full","version":"1.0.0-rc.1+build.5",\
            "description":"Has all that a document may have \\u2603","title":"Full",\
            "websiteUrl":"https://example.com/full","repository":{},\
            "icons":[{"src":"https://example.com/i.png","mimeType":"image/png","sizes":["48x48"],\
            "theme":"dark"}],\
            "packages":[{"registryType":"npm","identifier":"@example/full","version":"1.0.0",\
            "runtimeHint":"npx","transport":{"type":"stdio"},\
            "packageArguments":[{"type":"named","name":"--port","default":"8080","isRequired":false}],\
            "environmentVariables":[{"name":"KEY","isSecret":true,"isRequired":true,"choices":[]}]}],\
            "remotes":[{"type":"streamable-http","url":"https://{tenant}.example.com/mcp",\
            "variables":{"tenant":{"description":"Yours"}},"headers":[{"name":"X-Key","value":""}]}],\
            "_meta":{"io.modelcontextprotocol.registry/publisher-provided":\
            {"z":1,"a":[166.0,1e21,0.1],"empty":{},"html":"<a href='x'>&</a>"}}}\
            """
                    .formatted(TestDocument.SCHEMA);

    private RunningRegistry registry;
    private Wire wire;
    private Conversation publishes;
    private Conversation talk;
    private long before;

    @BeforeAll
    void fill(@TempDir Path home) throws IOException, InterruptedException, URISyntaxException {
        var found = Objects.requireNonNull(getClass().getResource("/found-entries.jsonl"));
        registry = RegistryStart.fresh(home).seededFrom(Path.of(found.toURI())).run();
        wire = new Wire(registry.port());
        var client = registry.client();
        await().atMost(RunningRegistry.LONG).until(() -> client.position() == 4);
        publishes = new Conversation(wire);
        publishes.say("The first version of a server", publish(aServer().json()));
        publishes.say(
                "A higher one, to the other prefix",
                post("/v0/publish")
                        .bearer(aToken().toPublish("com.example/*"))
                        .body(aServer().version("1.10.0").json()));
        publishes.say(
                "One that is not higher",
                publish(aServer().version("1.2.0+build").json()).header("X-Odd: whatever"));
        publishes.say("A document that has everything", publish(FULL));
    }

    @AfterAll
    void end() throws IOException, InterruptedException {
        try {
            assertThat(registry.client().position()).as("four found, four published").isEqualTo(8);
        } finally {
            registry.close();
        }
    }

    @BeforeEach
    void begin() throws IOException, InterruptedException {
        before = registry.client().position();
        talk = new Conversation(wire);
    }

    @AfterEach
    void nothingWasStored() throws IOException, InterruptedException {
        assertThat(registry.client().position()).isEqualTo(before);
    }

    @Nested
    class Publish {

        @Test
        void isAnsweredWithTheEntry() throws IOException {
            Approved.check("publish", publishes.text());
        }

        @Test
        void asksWhoItIsBeforeAnythingElse() throws IOException {
            var document = aServer().version("2.0.0").json();
            talk.say("No token", post("/v0.1/publish").body(document));
            talk.say(
                    "Another scheme",
                    post("/v0.1/publish").header("Authorization: Basic b2N0b2NhdA==").body("{"));
            talk.say(
                    "A token without scheme",
                    post("/v0.1/publish")
                            .header("Authorization: " + aToken().text())
                            .body(document));
            talk.say(
                    "No token at all",
                    post("/v0.1/publish").header("Authorization: Bearer x").body(document));
            talk.say(
                    "One space too many",
                    post("/v0.1/publish")
                            .header("Authorization: Bearer  " + aToken().text())
                            .body(document));
            talk.say(
                    "An expired token",
                    publish("no JSON").bearer(aToken().expiredAt(Instant.EPOCH.plusSeconds(1))));
            talk.say(
                    "A token of another registry",
                    publish(document).bearer(aToken().signedWith(TestTokens.OTHER_SEED)));
            Approved.check("publish-401", talk.text());
        }

        @Test
        void asksWhoMayPublishThis() throws IOException {
            talk.say(
                    "Another namespace",
                    publish(aServer().version("2.0.0").json())
                            .bearer(aToken().toPublish("com.other/*", "org.example/one")));
            talk.say(
                    "No permission at all",
                    publish(aServer().version("2.0.0").json()).bearer(aToken().toPublish()));
            talk.say(
                    "A namespace of GitHub",
                    publish(aServer().name("io.github.octocat/hello").json())
                            .bearer(aToken().toPublish("io.github.hubot/*")));
            talk.say(
                    "Only letter case differs",
                    publish(aServer().name("io.github.octocat/hello").json())
                            .bearer(aToken().toPublish("io.github.Octocat/*")));
            Approved.check("publish-403", talk.text());
        }

        @Test
        void wantsTheShapeOfADocument() throws IOException {
            talk.say(
                    "Many faults at once",
                    publish(
                            """
                            {"name":"no slash","description":"","version":1,"title":null,\
                            "repository":[],"unknown":true,\
                            "packages":[{"registryType":"","transport":{},"fileSha256":"ABC",\
                            "environmentVariables":[{"format":"date"}]}],\
                            "remotes":[{"url":"https://example.com"}],\
                            "_meta":{"com.example":{}}}\
                            """));
            talk.say("Too long", publish(aServer().description("a".repeat(101)).json()));
            talk.say("An array", publish("[]"));
            talk.say("A string", publish("\"text\""));
            talk.say("Null", publish("null"));
            Approved.check("publish-422-shape", talk.text());
        }

        @Test
        void wantsTextThatCanBeStored() throws IOException {
            talk.say("U+0000 in a value", publish(aServer().description("a\\u0000b").json()));
            talk.say("A lone surrogate", publish(aServer().description("a\\ud800b").json()));
            talk.say(
                    "In a property name, deep inside",
                    publish(
                            FULL.replace(
                                    "\"empty\":{}", "\"empty\":{\"deep\":[{\"\\u0000\":1}]}")));
            talk.say(
                    "In a value, deep inside",
                    publish(FULL.replace("\"empty\":{}", "\"empty\":{\"deep\":[\"\\udfff\"]}")));
            Approved.check("publish-422-text", talk.text());
        }

        @Test
        void wantsTheRulesToBeObeyed() throws IOException {
            talk.say("A range", publish(aServer().version("^1.0.0").json()));
            talk.say("The reserved word", publish(aServer().version("latest").json()));
            talk.say("A name of one letter", publish(aServer().name("com.example/a").json()));
            talk.say(
                    "A range of a package",
                    publish(FULL.replace("\"version\":\"1.0.0\"", "\"version\":\">=1\"")));
            Approved.check("publish-422-rules", talk.text());
        }

        @Test
        void refusesWhatIsThereAlready() throws IOException {
            talk.say("The same again", publish(aServer().json()));
            talk.say("Another document", publish(aServer().description("Something else").json()));
            talk.say(
                    "A version that was found elsewhere and is deleted",
                    publish(aServer().name("com.example/gone").json()));
            Approved.check("publish-400-duplicate", talk.text());
        }

        @Test
        void wantsJson() throws IOException {
            talk.say("No body", publish(""));
            talk.say("Blanks", publish("  \n"));
            talk.say("No JSON", publish("name: com.example/weather"));
            talk.say("Cut off", publish("{\"name\":\"com.exam"));
            talk.say("More behind it", publish("{} {}"));
            talk.say("A name twice", publish("{\"name\":1,\"name\":2}"));
            talk.say("No UTF-8", publish("").body(new byte[] {'"', (byte) 0xff, '"'}));
            Approved.check("publish-400-json", talk.text());
        }

        @Test
        void wantsAContentTypeOfJson() throws IOException {
            var document = aServer().version("2.0.0").json();
            var forbidden =
                    post("/v0.1/publish").bearer(aToken().toPublish("com.other/*")).body(document);
            talk.say("Text", forbidden.header("Content-Type: text/plain"));
            talk.say("A form", forbidden.header("Content-Type: application/x-www-form-urlencoded"));
            talk.say(
                    "A charset is fine",
                    forbidden.header("Content-Type: application/json; charset=latin1"));
            talk.say(
                    "A kind of JSON is fine",
                    forbidden.header("Content-Type: application/vnd.x+json"));
            talk.say("None is fine", forbidden);
            Approved.check("publish-415", talk.text());
        }

        @Test
        void takesLessThanAMebibyte() throws IOException {
            var nobody = publish("").bearer(aToken().toPublish());
            talk.say("A mebibyte", nobody.body(padded(1_048_576)));
            talk.say("Much more", nobody.body(padded(5_000_000)));
            talk.say("A byte less, which is read", nobody.body(padded(1_048_575)));
            Approved.check("publish-413", talk.text());
        }

        private static String padded(int bytes) {
            var document = aServer().version("2.0.0").json();
            return document + " ".repeat(bytes - document.length());
        }
    }

    @Nested
    class TheList {

        @Test
        void comesInPages() throws IOException {
            var first = talk.say("The first page", get("/v0.1/servers?limit=4"));
            var cursor = first.json().get("metadata").get("nextCursor").stringValue();
            talk.say("The next one", get("/v0.1/servers?limit=4&cursor=" + cursor));
            talk.say("The cursor alone", get("/v0/servers?cursor=" + cursor));
            talk.say("All that is deleted too", get("/v0.1/servers?include_deleted=true"));
            Approved.check("list", talk.text());
        }

        @Test
        void goesOnAtEveryPlainPlace() throws IOException {
            talk.say(
                    "After a version",
                    get("/v0.1/servers?limit=1&cursor=com.example%2Fweather:1.0.0"));
            talk.say("After a name", get("/v0.1/servers?cursor=com.example/weather"));
            talk.say(
                    "A raw plus is a blank, so its version comes again",
                    get("/v0.1/servers?cursor=com.example/weather:1.2.0+build"));
            talk.say("At a place that is not there", get("/v0.1/servers?cursor=zzz:1:2"));
            Approved.check("list-plain-cursor", talk.text());
        }

        @Test
        void refusesWhatItCannotMean() throws IOException {
            for (var limit :
                    new String[] {"0", "101", "-1", "ten", "1e1", "99999999999999999999"}) {
                talk.say("A limit of " + limit, get("/v0.1/servers?limit=" + limit));
            }
            talk.say("Two faults", get("/v0.1/servers?include_deleted=maybe&limit=0"));
            talk.say(
                    "Of a repeated one the first counts, an empty one is not given",
                    get("/v0.1/servers?limit=1&limit=0&include_deleted=&cursor=zzz&nonsense"));
            Approved.check("list-422", talk.text());
        }

        @Test
        void refusesACursorThatWasAltered() throws IOException {
            var page = wire.send(get("/v0.1/servers?limit=1"));
            var cursor = page.json().get("metadata").get("nextCursor").stringValue();
            char last = cursor.charAt(cursor.length() - 3);
            talk.say(
                    "Altered",
                    get(
                            "/v0.1/servers?cursor="
                                    + cursor.substring(0, cursor.length() - 3)
                                    + (last == 'A' ? 'B' : 'A')
                                    + cursor.substring(cursor.length() - 2)));
            talk.say("Cut off", get("/v0.1/servers?cursor=_"));
            talk.say("No base64", get("/v0.1/servers?cursor=_!!"));
            talk.say("Another filter", get("/v0.1/servers?include_deleted=true&cursor=" + cursor));
            talk.say(
                    "The same filter, in other words",
                    get("/v0.1/servers?limit=1&include_deleted=F&cursor=" + cursor));
            Approved.check("list-400", talk.text());
        }
    }

    @Nested
    class AServer {

        @Test
        void hasVersions() throws IOException {
            talk.say("All", get(ALPHA + "/versions"));
            talk.say("Deleted ones too", get(ALPHA + "/versions?include_deleted=1"));
            talk.say("One", get(ALPHA + "/versions/1.0.0"));
            talk.say("The latest", get(ALPHA + "/versions/latest"));
            talk.say("A deleted one", get(ALPHA + "/versions/1.2.0?include_deleted=true"));
            talk.say(
                    "The latest of a deleted server",
                    get(GONE + "/versions/latest?include_deleted=true"));
            talk.say(
                    "A plus in a version",
                    get("/v0/servers/com.example%2Fweather/versions/1.2.0+build"));
            talk.say(
                    "An escaped one, and a name escaped twice",
                    get("/v0/servers/com.example%252Fweather/versions/1.2.0%2Bbuild"));
            Approved.check("versions", talk.text());
        }

        @Test
        void thatIsNotThereIsNotFound() throws IOException {
            talk.say("Deleted", get(ALPHA + "/versions/1.2.0"));
            talk.say("Never published", get(ALPHA + "/versions/9.9.9"));
            talk.say("Another case of letters", get("/v0.1/servers/com.example%2FAlpha/versions"));
            talk.say("All versions deleted", get(GONE + "/versions"));
            talk.say("The latest of them", get(GONE + "/versions/latest"));
            talk.say("Not the word", get(ALPHA + "/versions/LATEST"));
            talk.say("No truth value", get(ALPHA + "/versions?include_deleted=yes"));
            Approved.check("versions-404", talk.text());
        }
    }

    @Nested
    class Methods {

        @Test
        void thatAPathDoesNotHaveAreNamed() throws IOException {
            talk.say("Delete a version", WireRequest.of("DELETE", ALPHA + "/versions/1.0.0"));
            talk.say("Delete a server", WireRequest.of("DELETE", ALPHA + "/versions"));
            talk.say("Post to the list", post("/v0.1/servers").body("{}"));
            talk.say("Patch a version", WireRequest.of("PATCH", ALPHA + "/versions/1.0.0"));
            talk.say("Read a publish", get("/v0.1/publish"));
            talk.say("No preflight", WireRequest.of("OPTIONS", "/v0.1/servers"));
            talk.say("Trace", WireRequest.of("TRACE", "/v0.1/servers"));
            talk.say("An own one", WireRequest.of("BREW", "/v0.1/servers"));
            Approved.check("methods", talk.text());
        }

        @Test
        void ofHeadsAreThoseOfGets() throws IOException {
            talk.say("The list", WireRequest.of("HEAD", "/v0.1/servers"));
            talk.say("A version", WireRequest.of("HEAD", ALPHA + "/versions/1.0.0"));
            talk.say("None", WireRequest.of("HEAD", ALPHA + "/versions/9.9.9"));
            talk.say("Nowhere", WireRequest.of("HEAD", "/nowhere"));
            Approved.check("head", talk.text());
        }
    }

    @Nested
    class Urls {

        @Test
        void thatEndInASlashAreRedirected() throws IOException {
            talk.say("The list", get("/v0.1/servers/?limit=1&cursor=%2F"));
            talk.say("A name stays whole", get(ALPHA + "/versions/"));
            talk.say("No other host", get("//example.org/"));
            talk.say("A publish with a slash", post("/v0.1/publish/").body("{}"));
            talk.say("Up and down", get("/v0.1/./x/../servers?limit=1"));
            Approved.check("urls-slash", talk.text());
        }

        @Test
        void withTwoSlashesAreThoseWithOne() throws IOException {
            talk.say("In front", get("//v0.1/servers?limit=1").header("Origin: https://a.example"));
            talk.say("Inside", get("/v0.1//servers?limit=1"));
            Approved.check("urls-double-slash", talk.text());
        }

        @Test
        void thatCannotBeReadAreRefused() throws IOException {
            talk.say("NUL in the path", get("/v0.1/servers/a%00b/versions"));
            talk.say("NUL, escaped twice", get("/v0.1/servers/a%2500b/versions"));
            talk.say("NUL in the query", get("/v0.1/servers?cursor=%00"));
            talk.say("A raw NUL", get("/v0.1/servers?cursor=\0"));
            talk.say("A bad escape", get("/v0.1/servers/%zz/versions"));
            talk.say("Half an escape", get("/v0.1/servers%"));
            talk.say("A bad escape, escaped", get("/v0.1/servers/a%252/versions"));
            talk.say("A bad escape in a version", get(ALPHA + "/versions/%25zz"));
            talk.say("No UTF-8", get("/v0.1/servers/%ff/versions"));
            talk.say("Raw bytes", get("/v0.1/servers/\u00e4/versions"));
            talk.say("A bad escape in the query", get("/v0.1/servers?cursor=%zz"));
            talk.say("No UTF-8 in the query", get("/v0.1/servers?cursor=%c3%28"));
            Approved.check("urls-400", talk.text());
        }

        @Test
        void thatNobodyServesSayWhereToLook() throws IOException {
            talk.say("Below the API", get("/v0.1/nowhere"));
            talk.say("Without the API", get("/servers?limit=1"));
            talk.say("The root", get("/"));
            talk.say("The API itself", get("/v0"));
            talk.say("A name in two parts", get("/v0.1/servers/com.example/alpha/versions"));
            talk.say("A server without versions", get(ALPHA));
            talk.say("The API twice", get("/v0.1/servers/v0.1/servers"));
            talk.say("Anonymous publishing is off", post("/v0.1/auth/none"));
            talk.say("Signs", get("/<a>&b"));
            Approved.check("urls-404", talk.text());
        }
    }

    @Nested
    class Scripts {

        @Test
        void ofEveryOriginMayAsk() throws IOException {
            talk.say(
                    "A preflight",
                    WireRequest.of("OPTIONS", "/v0.1/publish")
                            .header("Origin: https://a.example")
                            .header("Access-Control-Request-Method: POST")
                            .header("Access-Control-Request-Headers: authorization, content-type"));
            talk.say(
                    "A preflight without origin",
                    WireRequest.of("OPTIONS", "/v0.1/publish")
                            .header("Access-Control-Request-Method: POST"));
            talk.say(
                    "A preflight for another method",
                    WireRequest.of("OPTIONS", "/v0.1/publish")
                            .header("Origin: https://a.example")
                            .header("Access-Control-Request-Method: BREW"));
            talk.say("A read", get(ALPHA + "/versions/1.0.0").header("Origin: https://a.example"));
            talk.say(
                    "A refusal",
                    post("/v0.1/publish").header("Origin: https://a.example").body("{}"));
            talk.say("Nowhere", get("/v0.1/nowhere").header("Origin: null"));
            Approved.check("cors", talk.text());
        }
    }

    @Test
    void whoThisRegistryIs() throws IOException {
        talk.say("Its head", get("/v0.1/x/dev.annals"));
        Approved.check("identity", talk.text());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("annals.standalone.endtoend.RefusedWrites#all")
    void theSameIsRefusedInTheSameWordsEverywhere(RefusedWrites.Refused refused)
            throws IOException {
        var answer = wire.send(refused.request()).expect(refused.status());
        assertThat(answer.body()).contains(refused.texts());
        if (refused.status() == 401) {
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("annals.standalone.endtoend.OddRequests#all")
    void noOddRequestBreaksIt(OddRequests.Odd odd) throws IOException {
        var answer = wire.send(odd.bytes());
        assertThat(answer.status())
                .as("status of %s", answer)
                .satisfiesAnyOf(
                        status -> assertThat(status).isBetween(200, 499),
                        // a method, coding or protocol that this server does not have
                        status -> assertThat(status).isIn(501, 505));
        if (answer.status() >= 400) {
            assertThat(answer.header("Content-Type"))
                    .isIn("application/problem+json", "application/json");
            var problem = answer.json();
            assertThat(problem.get("status").intValue()).isEqualTo(answer.status());
            assertThat(problem.get("title").stringValue()).isNotBlank();
            assertThat(problem.get("detail").stringValue()).isNotBlank();
        }
        assertThat(answer.body()).doesNotContain("Exception", "\tat ", "java.", "<html");
    }
}
