package annals.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import annals.permission.Permission;
import annals.permission.Permissions;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class EditControllerTest {

    @Autowired private ApiClient client;

    private String published(String name, String version) {
        var told = client.publish(client.publisher(), SampleDocument.of(name, version).toString());
        assertThat(told.status()).isEqualTo(200);
        return name;
    }

    private static String document(String name, String version) {
        return SampleDocument.of(name, version).with("description", "Replaced").toString();
    }

    private ApiClient.Told edit(String name, String version, String document) {
        return client.edit(client.publisher(), name, version, document);
    }

    @Test
    void theDocumentIsReplacedAndOnlyTheUpdateTimeMoves() {
        var name = published("com.example/edited", "1.0.0");
        var before =
                client.setStatus(
                        client.publisher(),
                        name,
                        "1.0.0",
                        "{\"status\":\"deprecated\",\"statusMessage\":\"old\"}");

        var told = edit(name, "1.0.0", document(name, "1.0.0"));

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.json().path("server").path("description").stringValue())
                .isEqualTo("Replaced");
        assertThat(told.official().path("updatedAt").stringValue())
                .isEqualTo(told.header("X-Registry-Watermark"))
                .isNotEqualTo(before.official().path("updatedAt").stringValue());
        for (var kept :
                new String[] {
                    "status", "statusMessage", "statusChangedAt", "publishedAt", "isLatest"
                }) {
            assertThat(told.official().path(kept)).as(kept).isEqualTo(before.official().path(kept));
        }
        assertThat(
                        told.json()
                                .path("_meta")
                                .path("dev.annals/registry")
                                .path("position")
                                .asString())
                .isEqualTo(told.header("X-Registry-Position"));
    }

    @Test
    void whatIsNotThereIsToldBeforeThePermissionIsAsked() {
        var told =
                client.edit(
                        client.token("nobody", Permissions.none()),
                        "com.example/absent",
                        "1.0.0",
                        document("com.example/absent", "1.0.0"));

        assertThat(told.status()).isEqualTo(404);
        assertThat(told.detail()).isEqualTo("Server not found");
    }

    @Test
    void latestIsAVersionLikeOthersHere() {
        var name = published("com.example/latest", "1.0.0");

        assertThat(edit(name, "latest", document(name, "1.0.0")).status()).isEqualTo(404);
    }

    @Test
    void aDeletedVersionIsNotThere() {
        var name = published("com.example/deleted", "1.0.0");
        client.setStatus(client.publisher(), name, "1.0.0", "{\"status\":\"deleted\"}");

        assertThat(edit(name, "1.0.0", document(name, "1.0.0")).status()).isEqualTo(404);
    }

    @Test
    void toPublishIsNotEnough() {
        var name = published("com.example/forbidden", "1.0.0");

        var told =
                client.edit(
                        client.token("p", Permissions.of(Permission.toPublish("*"))),
                        name,
                        "1.0.0",
                        document(name, "1.0.0"));

        assertThat(told.status()).isEqualTo(403);
        assertThat(told.detail()).isEqualTo("You do not have edit permissions for this server");
    }

    @Test
    void theNameStays() {
        var name = published("com.example/name", "1.0.0");

        var told = edit(name, "1.0.0", document("com.example/other", "1.0.0"));

        assertThat(told.status()).isEqualTo(400);
        assertThat(told.detail()).isEqualTo("Cannot rename server");
    }

    @Test
    void theVersionStays() {
        var name = published("com.example/version", "1.0.0");

        var told = edit(name, "1.0.0", document(name, "1.0.1"));

        assertThat(told.status()).isEqualTo(400);
        assertThat(told.detail())
                .isEqualTo("Version in request body must match URL path parameter");
    }

    @Test
    void aDocumentThatBreaksARuleIsRefused() {
        var name = published("com.example/ruled", "1.0.0");
        var broken =
                SampleDocument.of(name, "1.0.0")
                        .with("$schema", "https://example.com/x")
                        .toString();

        var told = edit(name, "1.0.0", broken);

        assertThat(told.status()).isEqualTo(422);
        assertThat(told.detail())
                .isEqualTo("Failed to edit server, invalid schema: call /validate for details");
    }
}
