package annals.command.admission.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;

class ServerJsonValidatorTest {

    @Test
    void aGoodDocumentHasNoIssues() {
        assertThat(issuesOf("com.example/weather", "1.0.0", "1.0.0")).isEmpty();
    }

    @Test
    void allIssuesAreFoundInTheOrderOfTheFields() {
        assertThat(issuesOf("a/b", "latest", "1.x"))
                .extracting(Issue::path, Issue::reference)
                .containsExactly(
                        tuple("name", "invalid-server-name"),
                        tuple("version", "reserved-version-string"),
                        tuple("packages[0].version", "version-looks-like-range"));
    }

    @Test
    void anIssueIsWrittenWithAllOfItsFiveKeys() {
        var issue = issuesOf("com.example/weather", "latest").getFirst();
        assertThat(issue.blocks()).isTrue();
        assertThat(JsonMapper.shared().writeValueAsString(issue))
                .isEqualTo(
                        "{\"type\":\"semantic\",\"path\":\"version\",\"message\":\"version string"
                            + " 'latest' is reserved and cannot be used\",\"severity\":\"error\""
                            + ",\"reference\":\"reserved-version-string\"}");
    }

    private static List<Issue> issuesOf(String name, String version, String... packages) {
        return new ServerJsonValidator().issues(Contents.of(name, version, packages));
    }
}
