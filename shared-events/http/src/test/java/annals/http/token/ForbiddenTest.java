package annals.http.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.http.Problem;
import annals.http.ProblemException;
import annals.permission.Permission;
import annals.permission.Permissions;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class ForbiddenTest {

    private static final Permissions GITHUB =
            Permissions.of(
                    Permission.toPublish("io.github.HelpCode-ai/*"),
                    Permission.toEdit("com.example/*"),
                    Permission.toPublish("io.github.other/*"));

    @Nested
    class Publishing {

        @Test
        void isRefusedWithWhatIsPermittedInstead() {
            assertThat(Forbidden.toPublish(GITHUB, "com.example/server"))
                    .isEqualTo(
                            Problem.of(
                                    403,
                                    "You do not have permission to publish this server. You have"
                                            + " permission to publish: io.github.HelpCode-ai/*,"
                                            + " io.github.other/*. Attempting to publish:"
                                            + " com.example/server"));
        }

        @Test
        void isRefusedToThoseWhoMayPublishNothing() {
            var editor = Permissions.of(Permission.toEdit("*"));

            assertThat(Forbidden.toPublish(editor, "com.example/server").detail())
                    .isEqualTo(
                            "You do not have permission to publish this server. You do not have any"
                                    + " publish permissions. Attempting to publish:"
                                    + " com.example/server");
        }

        @Test
        void underGitHubIsRefusedWithAdviceOnRoles() {
            assertThat(Forbidden.toPublish(GITHUB, "io.github.org/server").detail())
                    .startsWith(
                            "You do not have permission to publish this server. You have permission"
                                    + " to publish: io.github.HelpCode-ai/*, io.github.other/*."
                                    + " Attempting to publish: io.github.org/server. ")
                    .contains("role Owner", "github-oidc", "read:org")
                    .doesNotContainIgnoringCase("membership public");
        }

        @Test
        void inAnotherLetterCaseIsRefusedWithTheRightSpelling() {
            assertThat(Forbidden.toPublish(GITHUB, "io.github.helpcode-ai/mcp").detail())
                    .endsWith(
                            ". Attempting to publish: io.github.helpcode-ai/mcp. Only letter case"
                                    + " is wrong: name it io.github.HelpCode-ai/mcp");
        }
    }

    @Nested
    class Editing {

        @Test
        void isRefusedInTheWordsOfTheOfficialService() {
            assertThat(Forbidden.toEdit(GITHUB, "io.github.other/server"))
                    .isEqualTo(
                            Problem.of(
                                    403,
                                    "You do not have edit permissions for this server",
                                    List.of(
                                            Problem.Error.of(
                                                    "You have permission to edit: com.example/*."
                                                            + " Attempting to edit:"
                                                            + " io.github.other/server"))));
        }

        @Test
        void inAnotherLetterCaseIsRefusedWithTheRightSpelling() {
            assertThat(Forbidden.toEdit(GITHUB, "com.Example/server").errors().getFirst().message())
                    .endsWith(
                            ". Only letter case differs: your permission covers"
                                    + " com.example/server");
        }
    }

    @Nested
    class ChangingAStatus {

        @Test
        void isRefusedInTheWordsOfTheOfficialService() {
            assertThat(Forbidden.toChangeStatus(GITHUB, "com.third/server"))
                    .isEqualTo(
                            Problem.of(
                                    403,
                                    "You do not have publish or edit permissions for this server",
                                    List.of(
                                            Problem.Error.of(
                                                    "You have permission to publish:"
                                                        + " io.github.HelpCode-ai/*,"
                                                        + " io.github.other/*. You have permission"
                                                        + " to edit: com.example/*. Attempting to"
                                                        + " change the status of:"
                                                        + " com.third/server"))));
        }

        @Test
        void inAnotherLetterCaseIsRefusedWithTheRightSpelling() {
            assertThat(
                            Forbidden.toChangeStatus(GITHUB, "COM.example/server")
                                    .errors()
                                    .getFirst()
                                    .message())
                    .endsWith("your permission covers com.example/server");
        }
    }

    @Nested
    class ACaller {

        private final Caller caller = new Caller("dns", "example.com", Map.of(), GITHUB);

        @Test
        void mayDoWhatIsPermitted() {
            caller.requirePublish("io.github.other/server");
            caller.requireEdit("com.example/server");
            caller.requireStatusChange("io.github.other/server");
            caller.requireStatusChange("com.example/server");

            assertThat(caller.permissions()).isEqualTo(GITHUB);
        }

        @Test
        void mayNotPublishWhatTheyMayEdit() {
            assertRefused(() -> caller.requirePublish("com.example/server"));
        }

        @Test
        void mayNotEditWhatTheyMayPublish() {
            assertRefused(() -> caller.requireEdit("io.github.other/server"));
        }

        @Test
        void mayNotChangeTheStatusOfOthers() {
            assertRefused(() -> caller.requireStatusChange("com.third/server"));
        }

        private void assertRefused(ThrowingCallable act) {
            assertThatThrownBy(act)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused -> assertThat(refused.problem().status()).isEqualTo(403));
        }
    }
}
