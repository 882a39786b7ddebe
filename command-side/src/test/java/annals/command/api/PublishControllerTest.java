package annals.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import annals.permission.Permission;
import annals.permission.Permissions;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@ApiTest
class PublishControllerTest {

    private static final String DUPLICATE = "X-Registry-Duplicate";

    @Autowired private ApiClient client;

    private ApiClient.Told publish(SampleDocument document) {
        return client.publish(client.publisher(), document.toString());
    }

    private static void isRefused(ApiClient.Told told, String message) {
        assertThat(told.status()).isEqualTo(400);
        assertThat(told.detail()).isEqualTo("Failed to publish server");
        assertThat(told.message()).startsWith(message);
    }

    @Test
    void aVersionIsAnsweredAsItIsListed() {
        var told = publish(SampleDocument.of("com.example/new", "1.0.0"));

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.official().path("isLatest").booleanValue()).isTrue();
        assertThat(told.official().path("publishedAt").stringValue())
                .isEqualTo(told.header("X-Registry-Watermark"));
    }

    @Test
    void someoneElsesRemoteUrlIsRefusedWithTheWayToFreeIt() {
        var url = "https://taken.example/mcp";
        publish(SampleDocument.of("com.example/holder", "1.0.0+ab").withRemote(url));

        isRefused(
                publish(SampleDocument.of("com.example/taker", "1.0.0").withRemote(url)),
                "remote URL https://taken.example/mcp is already used by server"
                        + " com.example/holder. It is held by version 1.0.0+ab. It is freed by"
                        + " PATCH /v0.1/servers/com.example%2Fholder/versions/1.0.0%2Bab/status"
                        + " with {\"status\":\"deleted\"}, or by PUT"
                        + " /v0.1/servers/com.example%2Fholder/versions/1.0.0%2Bab with");
    }

    @Test
    void ofSeveralVersionsThatHoldAUrlAllAreNamed() {
        var url = "https://several.example/mcp";
        publish(SampleDocument.of("com.example/several", "1.0.0").withRemote(url));
        publish(SampleDocument.of("com.example/several", "1.1.0").withRemote(url));

        isRefused(
                publish(SampleDocument.of("com.example/several-else", "1.0.0").withRemote(url)),
                "remote URL https://several.example/mcp is already used by server"
                        + " com.example/several. It is held by versions 1.0.0, 1.1.0. It is freed"
                        + " when each of them is deleted (PATCH"
                        + " /v0.1/servers/com.example%2Fseveral/versions/VERSION/status");
    }

    @Test
    void anEditAndARestoreAreRefusedForAUrlToo() {
        var url = "https://both.example/mcp";
        publish(SampleDocument.of("com.example/both", "1.0.0").withRemote(url));
        var deleted = "{\"status\":\"deleted\"}";
        client.setStatus(client.publisher(), "com.example/both", "1.0.0", deleted);
        publish(SampleDocument.of("com.example/both-else", "1.0.0").withRemote(url));
        publish(SampleDocument.of("com.example/both-third", "1.0.0"));

        var restored =
                client.setStatus(
                        client.publisher(), "com.example/both", "1.0.0", "{\"status\":\"active\"}");
        var edited =
                client.edit(
                        client.publisher(),
                        "com.example/both-third",
                        "1.0.0",
                        SampleDocument.of("com.example/both-third", "1.0.0")
                                .withRemote(url)
                                .toString());

        assertThat(restored.status()).isEqualTo(400);
        assertThat(restored.detail()).isEqualTo("Failed to update server status");
        assertThat(restored.message()).startsWith("remote URL " + url);
        assertThat(edited.status()).isEqualTo(400);
        assertThat(edited.detail()).isEqualTo("Failed to edit server");
        assertThat(edited.message()).startsWith("remote URL " + url);
    }

    @Test
    void anotherSpellingOfANameIsRefusedWithTheRightOne() {
        publish(SampleDocument.of("com.example/Spelled", "1.0.0"));

        isRefused(
                publish(SampleDocument.of("com.example/spelled", "1.0.0")),
                "server name com.example/spelled differs only in letter case from"
                        + " com.example/Spelled, which exists");
    }

    @Test
    void withoutPermissionNothingElseIsTold() {
        var told =
                client.publish(
                        client.token("p", Permissions.of(Permission.toPublish("com.other/*"))),
                        SampleDocument.of("com.example/mine", "latest").toString());

        assertThat(told.status()).isEqualTo(403);
        assertThat(told.detail())
                .isEqualTo(
                        "You do not have permission to publish this server. You have permission to"
                                + " publish: com.other/*. Attempting to publish: com.example/mine");
    }

    @Nested
    class AVersionThatIsThere {

        @Test
        void isToldToBeIdentical() {
            var document = SampleDocument.of("com.example/again", "1.0.0");
            var first = publish(document);

            var told = publish(document);

            isRefused(
                    told,
                    "invalid version: cannot publish duplicate version: com.example/again@1.0.0"
                            + " already exists. The stored document, published at "
                            + first.official().path("publishedAt").stringValue()
                            + ", is identical; nothing needs to be done");
            assertThat(told.header(DUPLICATE)).isEqualTo("identical");
        }

        @Test
        void isToldWhereItDiffers() {
            publish(SampleDocument.of("com.example/differs", "1.0.0"));

            var told =
                    publish(
                            SampleDocument.of("com.example/differs", "1.0.0")
                                    .with("description", "Another")
                                    .with("title", "New"));

            isRefused(
                    told,
                    "invalid version: cannot publish duplicate version: com.example/differs@1.0.0"
                            + " already exists. ");
            assertThat(told.message())
                    .contains("differs from the one sent in: description, title.")
                    .endsWith("publish this document under another version");
            assertThat(told.header(DUPLICATE)).isEqualTo("different");
        }

        @Test
        void isToldToBeDeleted() {
            var document = SampleDocument.of("com.example/deleted-before", "1.0.0");
            publish(document);
            client.setStatus(
                    client.publisher(),
                    "com.example/deleted-before",
                    "1.0.0",
                    "{\"status\":\"deleted\"}");

            var told = publish(document);

            isRefused(told, "invalid version: cannot publish duplicate version");
            assertThat(told.message())
                    .contains("deleted")
                    .contains(
                            "PATCH"
                                + " /v0.1/servers/com.example%2Fdeleted-before/versions/1.0.0/status");
        }
    }

    @Nested
    @TestPropertySource(properties = "annals.api.identical-publish=ok")
    class WhereIdenticalPublishesAreWelcome {

        @Autowired private ApiClient welcomed;

        @Test
        void theEntryThatIsThereIsAnswered() {
            var document = SampleDocument.of("com.example/welcome", "1.0.0").toString();
            var first = welcomed.publish(welcomed.publisher(), document);

            var told = welcomed.publish(welcomed.publisher(), document);

            assertThat(told.status()).isEqualTo(200);
            assertThat(told.header(DUPLICATE)).isEqualTo("identical");
            assertThat(told.response().body()).isEqualTo(first.response().body());
            assertThat(told.header("X-Registry-Position"))
                    .isEqualTo(first.header("X-Registry-Position"));
        }

        @Test
        void anotherDocumentIsRefusedAllTheSame() {
            var document = SampleDocument.of("com.example/unwelcome", "1.0.0");
            welcomed.publish(welcomed.publisher(), document.toString());

            var told =
                    welcomed.publish(
                            welcomed.publisher(), document.with("description", "B").toString());

            assertThat(told.status()).isEqualTo(400);
            assertThat(told.header(DUPLICATE)).isEqualTo("different");
        }
    }
}
