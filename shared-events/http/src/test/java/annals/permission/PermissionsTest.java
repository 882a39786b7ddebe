package annals.permission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of "Matching" in the reference, as tables. */
class PermissionsTest {

    @ParameterizedTest(name = "{0} covers {1}: {2}")
    @CsvSource({
        "*,                     com.example/server,        true",
        "*,                     '',                        true",
        "com.example/*,         com.example/server,        true",
        "com.example/*,         com.example/,              true",
        "com.example/*,         com.example,               false",
        "com.example/*,         com.example.api/server,    false",
        "com.example/*,         com.example-other/server,  false",
        "com.example/*,         xcom.example/server,       false",
        "com.example/*,         COM.example/server,        false",
        "com.example/*,         Com.Example/server,        false",
        "com.example.*,         com.example.api/server,    true",
        "com.example.*,         com.example.v1.api/server, true",
        "com.example.*,         com.example/server,        false",
        "com.example.*,         com.example-other/server,  false",
        "com.example.*,         com/server,                false",
        "com.example.*,         comXexample.api/server,    false",
        "io.github.foo/*,       io.github.foo/server,      true",
        "io.github.foo/*,       io.github.foobar/server,   false",
        "io.github.foo*,        io.github.foobar/server,   true",
        "com.example/server,    com.example/server,        true",
        "com.example/server,    com.example/server2,       false",
        "com.example/server,    com.example/serve,         false",
        "com.example/server,    com.example/Server,        false",
        "com.*/server,          com.example/server,        false",
        "com.*/server,          com.*/server,              true",
        "*/server,              com.example/server,        false",
        "*.example/*,           com.example/server,        false",
        "**,                    com.example/server,        false",
        "**,                    *com.example/server,       true",
        "com.example/?,         com.example/x,             false",
        "com.example/.*,        com.example/server,        false",
        "'',                    com.example/server,        false",
        "' *',                  com.example/server,        false",
        "'* ',                  com.example/server,        false",
    })
    void aPatternCoversExactlyTheseNames(String pattern, String name, boolean covered) {
        assertThat(new NamePattern(pattern).covers(name)).isEqualTo(covered);
    }

    @ParameterizedTest(name = "{0} respells {1}: {2}")
    @CsvSource({
        "io.github.HelpCode-ai/*, io.github.helpcode-ai/mcp, io.github.HelpCode-ai/mcp",
        "io.github.HelpCode-ai/*, IO.GITHUB.HELPCODE-AI/Mcp, io.github.HelpCode-ai/Mcp",
        "io.github.HelpCode-ai/*, io.github.HelpCode-ai/mcp,",
        "io.github.HelpCode-ai/*, io.github.helpcode-bi/mcp,",
        "io.github.HelpCode-ai/*, io.github.helpcode-ai,",
        "com.example.*,           com.EXAMPLE.Api/x,         com.example.Api/x",
        "com.example/Server,      com.example/server,        com.example/Server",
        "com.example/Server,      com.example/server2,",
        "com.example/Server,      com.example/serve,",
        "*,                       com.example/server,",
        "'',                      com.example/server,",
    })
    void aNameIsRespelledIfOnlyLetterCaseIsWrong(String pattern, String name, String respelled) {
        assertThat(new NamePattern(pattern).respelled(name).orElse(null)).isEqualTo(respelled);
    }

    @Test
    void anActionDoesNotImplyTheOther() {
        var publisher = Permissions.of(Permission.toPublish("com.example/*"));
        var editor = Permissions.of(Permission.toEdit("com.example/*"));

        assertThat(publisher.permits(Action.PUBLISH, "com.example/server")).isTrue();
        assertThat(publisher.permits(Action.EDIT, "com.example/server")).isFalse();
        assertThat(editor.permits(Action.EDIT, "com.example/server")).isTrue();
        assertThat(editor.permits(Action.PUBLISH, "com.example/server")).isFalse();
    }

    @Test
    void anyOfSeveralPermissionsIsEnough() {
        var permissions =
                Permissions.of(
                        Permission.toPublish("com.other/*"),
                        Permission.toEdit("*"),
                        Permission.toPublish("com.example/*"));

        assertThat(permissions.permits(Action.PUBLISH, "com.example/server")).isTrue();
        assertThat(permissions.permits(Action.PUBLISH, "com.third/server")).isFalse();
    }

    @Test
    void noPermissionsPermitNothing() {
        assertThat(Permissions.none().permits(Action.PUBLISH, "com.example/server")).isFalse();
    }

    @Test
    void patternsAreListedByActionInTheOrderOfTheGrant() {
        var permissions =
                Permissions.of(
                        Permission.toPublish("com.z/*"),
                        Permission.toEdit("*"),
                        Permission.toPublish("com.a/*"));

        assertThat(permissions.patterns(Action.PUBLISH))
                .containsExactly(new NamePattern("com.z/*"), new NamePattern("com.a/*"));
    }

    @Test
    void actionsAreSpelledInLowerCaseAndNoOtherWay() {
        assertThat(Action.of("publish")).contains(Action.PUBLISH);
        assertThat(Action.of("edit")).contains(Action.EDIT);
        assertThat(Action.of("Publish")).isEmpty();
        assertThat(Action.of("delete")).isEmpty();
    }

    @Nested
    class AnOperator {

        @Test
        void mayEditEveryServer() {
            assertThat(Permissions.of(Permission.toEdit("*")).isOperator()).isTrue();
        }

        @Test
        void isNotWhoMayPublishEverything() {
            assertThat(Permissions.of(Permission.toPublish("*")).isOperator()).isFalse();
        }

        @Test
        void isNotWhoMayEditManyServers() {
            assertThat(Permissions.of(Permission.toEdit("com.*")).isOperator()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "com.example/*, true",
        "com.example/a, true",
        "com.exam*, true",
        "*, true",
        "com.example.sub/*, false",
        "com.example, false",
        "com.*/a, false",
        "com.Example/*, false",
    })
    void anyPermissionOnANamespaceTouchesIt(String pattern, boolean touches) {
        assertThat(Permissions.of(Permission.toEdit(pattern)).touch("com.example"))
                .isEqualTo(touches);
        assertThat(Permissions.none().touch("com.example")).isFalse();
    }

    @Nested
    class ARespelledName {

        @Test
        void comesFromAPermissionForTheSameAction() {
            var permissions =
                    Permissions.of(
                            Permission.toEdit("io.github.FOO/*"),
                            Permission.toPublish("io.github.Foo/*"));

            assertThat(permissions.respelled(Action.PUBLISH, "io.github.foo/x"))
                    .contains("io.github.Foo/x");
        }

        @Test
        void isNotNeededWhereAnotherPermissionCoversTheName() {
            var permissions =
                    Permissions.of(
                            Permission.toPublish("io.github.Foo/*"),
                            Permission.toPublish("io.github.foo/*"));

            assertThat(permissions.respelled(Action.PUBLISH, "io.github.foo/x")).isEmpty();
        }
    }
}
