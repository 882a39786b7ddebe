package annals.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import annals.permission.Permissions;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import tools.jackson.databind.JsonNode;

@ApiTest
class StatusControllerTest {

    private static final String DELETE = "{\"status\":\"deleted\"}";
    private static final String DEPRECATE =
            "{\"status\":\"deprecated\",\"statusMessage\":\"moved\"}";
    private static final String RESTORE = "{\"status\":\"active\"}";

    @Autowired private ApiClient client;

    private String published(String name, String... versions) {
        for (var version : versions) {
            var told =
                    client.publish(client.publisher(), SampleDocument.of(name, version).toString());
            assertThat(told.status()).isEqualTo(200);
        }
        return name;
    }

    private ApiClient.Told set(String name, String version, String body) {
        return client.setStatus(client.publisher(), name, version, body);
    }

    private ApiClient.Told setAll(String name, String body) {
        return client.setAllStatuses(client.publisher(), name, body);
    }

    @Nested
    class OfOneVersion {

        @Test
        void theEntryIsAnsweredAsItStandsAfterItsEvent() {
            var name = published("com.example/one", "1.0.0");

            var told = set(name, "1.0.0", DEPRECATE);

            assertThat(told.status()).isEqualTo(200);
            var official = told.official();
            assertThat(official.path("status").stringValue()).isEqualTo("deprecated");
            assertThat(official.path("statusMessage").stringValue()).isEqualTo("moved");
            assertThat(official.path("statusChangedAt"))
                    .isEqualTo(official.path("updatedAt"))
                    .isNotEqualTo(official.path("publishedAt"));
            assertThat(official.path("updatedAt").stringValue())
                    .isEqualTo(told.header("X-Registry-Watermark"));
            assertThat(told.json().path("server").path("version").stringValue()).isEqualTo("1.0.0");
            assertThat(official.path("isLatest").booleanValue()).isTrue();
        }

        @Test
        void anotherMessageAloneDoesNotMoveTheTimeOfTheStatus() {
            var name = published("com.example/message", "1.0.0");
            var before = set(name, "1.0.0", DEPRECATE).official();

            var after = set(name, "1.0.0", "{\"status\":\"deprecated\"}").official();

            assertThat(after.has("statusMessage")).isFalse();
            assertThat(after.path("statusChangedAt")).isEqualTo(before.path("statusChangedAt"));
            assertThat(after.path("updatedAt")).isNotEqualTo(before.path("updatedAt"));
        }

        @Test
        void anEmptyMessageIsKept() {
            var name = published("com.example/empty", "1.0.0");

            var told = set(name, "1.0.0", "{\"status\":\"deleted\",\"statusMessage\":\"\"}");

            assertThat(told.official().path("statusMessage").stringValue()).isEmpty();
        }

        @Test
        void aDeletedVersionIsFoundAndBroughtBack() {
            var name = published("com.example/back", "1.0.0");
            set(name, "1.0.0", DELETE);

            var told = set(name, "1.0.0", RESTORE);

            assertThat(told.status()).isEqualTo(200);
            assertThat(told.official().path("status").stringValue()).isEqualTo("active");
        }

        @Test
        void whatIsNotThereIsToldBeforeThePermissionIsAsked() {
            var name = published("com.example/absent", "1.0.0");

            var told =
                    client.setStatus(
                            client.token("nobody", Permissions.none()), name, "9.9.9", DELETE);

            assertThat(told.status()).isEqualTo(404);
            assertThat(told.detail()).isEqualTo("Server version not found");
        }

        @Test
        void someoneElseMayNot() {
            var name = published("com.example/foreign", "1.0.0");

            var told =
                    client.setStatus(
                            client.token("nobody", Permissions.none()), name, "1.0.0", DELETE);

            assertThat(told.status()).isEqualTo(403);
            assertThat(told.detail())
                    .isEqualTo("You do not have publish or edit permissions for this server");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"status\":\"gone\"}",
                    "{\"status\":\"deleted\",\"status_message\":\"x\"}",
                    "{\"status\":\"deleted\",\"statusMessage\":7}",
                    "{\"status\":\"deleted\",\"statusMessage\":\"\\u0000\"}",
                    "[]",
                    "null",
                })
        void anotherShapeIsRefused(String body) {
            var told = set("com.example/absent", "1.0.0", body);

            assertThat(told.status()).isEqualTo(422);
            assertThat(told.detail()).isEqualTo("validation failed");
        }

        @Test
        void aMessageHasFiveHundredCodePointsAtMost() {
            var name = published("com.example/long", "1.0.0");
            var longest = "😀".repeat(500);
            var body = "{\"status\":\"deprecated\",\"statusMessage\":\"%s\"}";

            assertThat(set(name, "1.0.0", body.formatted(longest + "x")).status()).isEqualTo(422);
            assertThat(set(name, "1.0.0", body.formatted(longest)).status()).isEqualTo(200);
        }

        @Test
        void anActiveVersionHasNoMessage() {
            var name = published("com.example/active", "1.0.0");

            var told = set(name, "1.0.0", "{\"status\":\"active\",\"statusMessage\":\"\"}");

            assertThat(told.status()).isEqualTo(400);
            assertThat(told.detail())
                    .isEqualTo("status_message cannot be provided when setting status to active");
        }

        @Test
        void whatChangesNothingIsRefused() {
            var name = published("com.example/same", "1.0.0");

            var told = set(name, "1.0.0", RESTORE);

            assertThat(told.status()).isEqualTo(400);
            assertThat(told.detail())
                    .isEqualTo(
                            "No changes to apply: status and message are already set to the"
                                    + " provided values");
        }

        @Test
        void anOperatorsDeletionStandsAndItsReasonIsTold() {
            var name = published("com.example/held", "1.0.0");
            client.setStatus(
                    client.operator(),
                    name,
                    "1.0.0",
                    "{\"status\":\"deleted\",\"statusMessage\":\"malware\"}");

            var told = set(name, "1.0.0", RESTORE);

            assertThat(told.status()).isEqualTo(403);
            assertThat(told.detail()).contains("operator").contains("malware");
            assertThat(client.setStatus(client.operator(), name, "1.0.0", RESTORE).status())
                    .isEqualTo(200);
        }
    }

    @Nested
    class OfAllVersions {

        @Test
        void allVersionsAreAnsweredTheNewestFirst() {
            var name = published("com.example/all", "1.0.0", "2.0.0", "1.5.0");
            var before = set(name, "2.0.0", DEPRECATE);

            var told = setAll(name, DEPRECATE);

            assertThat(told.status()).isEqualTo(200);
            assertThat(told.header("Content-Type")).isEqualTo("application/json");
            assertThat(told.json().path("updatedCount").intValue()).isEqualTo(3);
            assertThat(told.json().path("servers").valueStream())
                    .extracting(entry -> entry.path("server").path("version").stringValue())
                    .containsExactly("1.5.0", "2.0.0", "1.0.0");
            assertThat(told.json().path("servers").path(1)).isEqualTo(before.json());
            assertThat(told.json().path("servers").valueStream())
                    .extracting(entry -> updatedAt(entry))
                    .containsExactly(
                            told.header("X-Registry-Watermark"),
                            updatedAt(before.json()),
                            told.header("X-Registry-Watermark"));
        }

        private static String updatedAt(JsonNode entry) {
            return ApiClient.Told.official(entry).path("updatedAt").stringValue();
        }

        @Test
        void manyVersionsAreAnsweredAll() {
            var versions = new String[65];
            for (int n = 0; n < versions.length; n++) {
                versions[n] = "1." + n + ".0";
            }
            var name = published("com.example/many", versions);

            var told = setAll(name, DELETE);

            assertThat(told.json().path("updatedCount").intValue()).isEqualTo(65);
            assertThat(told.json().path("servers").size()).isEqualTo(65);
            assertThat(told.json().path("servers").valueStream())
                    .filteredOn(
                            entry -> ApiClient.Told.official(entry).path("isLatest").booleanValue())
                    .extracting(entry -> entry.path("server").path("version").stringValue())
                    .containsExactly("1.64.0");
        }

        @Test
        void aServerThatIsNotThereIsToldBeforeThePermissionIsAsked() {
            var told =
                    client.setAllStatuses(
                            client.token("nobody", Permissions.none()),
                            "com.example/never",
                            DELETE);

            assertThat(told.status()).isEqualTo(404);
            assertThat(told.detail()).isEqualTo("Server not found");
        }

        @Test
        void whatChangesNothingIsRefused() {
            var name = published("com.example/all-same", "1.0.0");

            var told = setAll(name, RESTORE);

            assertThat(told.status()).isEqualTo(400);
            assertThat(told.detail())
                    .isEqualTo(
                            "No changes to apply: all versions already have the requested status"
                                    + " and message");
        }

        @Test
        void anActiveVersionHasNoMessage() {
            var name = published("com.example/all-active", "1.0.0");

            var told = setAll(name, "{\"status\":\"active\",\"statusMessage\":\"x\"}");

            assertThat(told.status()).isEqualTo(400);
            assertThat(told.detail())
                    .isEqualTo("status_message cannot be provided when setting status to active");
        }
    }
}
