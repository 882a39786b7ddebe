package annals.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;

import java.sql.SQLException;

class DatabaseFailureAnalyzerTest {

    @Test
    void aRefusedConnectionIsOneSentence() {
        var failure = new SQLException("Connection to db:5432 refused.", "08001");
        assertThat(new DatabaseFailureAnalyzer().analyze(new IllegalStateException(failure)))
                .extracting(FailureAnalysis::getDescription)
                .isEqualTo(
                        "the database cannot be entered (Connection to db:5432 refused.); look at"
                                + " MCP_REGISTRY_DATABASE_URL");
    }

    @Test
    void anErrorInAStatementIsNotItsBusiness() {
        assertThat(new DatabaseFailureAnalyzer().analyze(new SQLException("syntax", "42601")))
                .isNull();
    }
}
