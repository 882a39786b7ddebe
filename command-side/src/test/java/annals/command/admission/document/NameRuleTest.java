package annals.command.admission.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class NameRuleTest {

    private static final String FORM = "server name must be in format 'dns-namespace/name'";
    private static final String NAMESPACE_FORM =
            "' is invalid. Namespace must start and end with alphanumeric characters, and may"
                    + " contain dots and hyphens in the middle";
    private static final String NAME_FORM =
            "' is invalid. Name must start and end with alphanumeric characters, and may contain"
                    + " dots, underscores, and hyphens in the middle";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.example.api/server",
                "io.github.UPPER/Mixed_Case.1",
                "example/test-server",
                "com..example/server",
                "ab/cd",
                "00/11",
                "a--b/c._-d"
            })
    void aNameIsAccepted(String name) {
        assertThat(issues(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|server name is required and must be a string",
                "com.example.server|" + FORM + " (e.g., 'com.example.api/server')",
                "com.example/server/path|server name cannot contain multiple slashes",
                "com.example//server|server name cannot contain multiple slashes",
                "//|server name cannot contain multiple slashes",
                "/server|" + FORM + " with non-empty namespace and name parts",
                "com.example/|" + FORM + " with non-empty namespace and name parts",
                "/|" + FORM + " with non-empty namespace and name parts",
                "a/server|server name format is invalid: namespace 'a" + NAMESPACE_FORM,
                "-a/-b|server name format is invalid: namespace '-a" + NAMESPACE_FORM,
                "com_example/server|server name format is invalid: namespace 'com_example"
                        + NAMESPACE_FORM,
                "com.example./server|server name format is invalid: namespace 'com.example."
                        + NAMESPACE_FORM,
                "com.example/a|server name format is invalid: name 'a" + NAME_FORM,
                "com.example/-server|server name format is invalid: name '-server" + NAME_FORM,
                "com.example/server_|server name format is invalid: name 'server_" + NAME_FORM,
                "com.example/sér|server name format is invalid: name 'sér" + NAME_FORM
            })
    void onlyTheFirstThingWrongIsTold(String name, String message) {
        assertThat(issues(name))
                .containsExactly(Issue.error("name", message, "invalid-server-name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.example/server\n", "com.example\n/server"})
    void aLineEndIsNotOverlooked(String name) {
        assertThat(issues(name)).hasSize(1);
    }

    private static List<Issue> issues(String name) {
        return new NameRule().issues(Contents.of(name, "1.0.0"));
    }
}
