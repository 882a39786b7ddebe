package annals.eventstore;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence that the database is of a newer version. */
final class NewerDatabaseAnalyzer extends AbstractFailureAnalyzer<NewerDatabase> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NewerDatabase failure) {
        return new FailureAnalysis(String.valueOf(failure.getMessage()), null, failure);
    }
}
