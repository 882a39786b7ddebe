package annals.http;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

import java.util.List;

/**
 * Silences loggers that write a line, or a stack trace, for every odd request: anybody could fill
 * the log with what is answered anyway.
 */
final class QuietLogs implements InitializingBean {

    private static final List<String> TOO_LOUD =
            List.of(
                    "org.apache.coyote.http11.Http11Processor",
                    "org.springframework.boot.webmvc.autoconfigure.WelcomePageHandlerMapping",
                    "org.springframework.web.servlet.PageNotFound",
                    "org.springframework.web.servlet.resource.ResourceHandlerUtils");

    private final ObjectProvider<LoggingSystem> logging;

    QuietLogs(ObjectProvider<LoggingSystem> logging) {
        this.logging = logging;
    }

    @Override
    public void afterPropertiesSet() {
        logging.ifAvailable(
                system -> TOO_LOUD.forEach(name -> system.setLogLevel(name, LogLevel.ERROR)));
    }
}
