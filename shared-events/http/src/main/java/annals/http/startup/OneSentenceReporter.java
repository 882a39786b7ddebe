package annals.http.startup;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells on standard error why the process does not start, instead of Boot's banner in the log. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OneSentenceReporter implements FailureAnalysisReporter {

    private static final String REPORTER_OF_BOOT =
            "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter";

    @Override
    public void report(FailureAnalysis analysis) {
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel(REPORTER_OF_BOOT, LogLevel.OFF);
        System.err.println(sentence(analysis));
    }

    static String sentence(FailureAnalysis analysis) {
        var action = analysis.getAction();
        var why = "Annals cannot start: " + analysis.getDescription();
        return action == null || action.isBlank() ? why : why + " " + action;
    }
}
