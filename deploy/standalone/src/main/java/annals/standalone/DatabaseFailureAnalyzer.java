package annals.standalone;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import java.sql.SQLException;

/** Says in one sentence that the database cannot be entered, with the server's own words. */
final class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        // PostgreSQL's manual, appendix A: no connection, no entry, no such database, not now
        var concernsTheConnection =
                state.startsWith("08")
                        || state.startsWith("28")
                        || state.startsWith("3D")
                        || state.startsWith("57P")
                        || state.equals("53300");
        return concernsTheConnection
                ? new FailureAnalysis(
                        "the database cannot be entered (%s); look at MCP_REGISTRY_DATABASE_URL"
                                .formatted(String.valueOf(failure.getMessage()).strip()),
                        null,
                        failure)
                : null;
    }
}
