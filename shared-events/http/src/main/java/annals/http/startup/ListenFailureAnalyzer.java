package annals.http.startup;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

import java.net.BindException;

/** Says which address cannot be listened on, and which variables choose another. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ListenFailureAnalyzer extends AbstractFailureAnalyzer<WebServerException> {

    private static final String ADVICE =
            "choose another address with %s (%s for the management port)"
                    .formatted(ListenAddresses.SERVER, ListenAddresses.MANAGEMENT);

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, WebServerException failure) {
        if (failure instanceof PortInUseException inUse) {
            return new FailureAnalysis(
                    "port %d is in use; stop the process that listens there, or %s"
                            .formatted(inUse.getPort(), ADVICE),
                    null,
                    failure);
        }
        var bind = findCause(failure, BindException.class);
        return bind == null
                ? null
                : new FailureAnalysis(
                        "it cannot listen where it should (%s); %s"
                                .formatted(bind.getMessage(), ADVICE),
                        null,
                        failure);
    }
}
