package annals.http;

import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

import java.time.Duration;

/** Makes Tomcat leave URLs and errors to us, and wait no longer than we want to. */
final class TomcatSetup
        implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    /** Until the headers are there; the official service's limit. */
    static final Duration HEADER_TIMEOUT = Duration.ofSeconds(10);

    /** Between two requests of one connection; the official service's limit. */
    static final Duration IDLE_TIMEOUT = Duration.ofMinutes(2);

    /** All that syntax forbids and browsers, or people, send raw none the less. */
    private static final String RELAXED_CHARACTERS = "\"<>[]^`{|}";

    /** Tokens and cursors are long; the request line and all headers together. */
    static final int MAX_HEADER_BYTES = 32 * 1024;

    /**
     * What is read of a refused body for the sake of the answer: to close at once would reset the
     * connection under a client that is still sending and has not read yet.
     */
    private static final int MAX_SWALLOWED_BYTES = 8 * 1024 * 1024;

    /**
     * What goes to the socket in one write. Each connection has it as long as it is open, so more
     * would be faster by some percent and leave room for fewer.
     */
    private static final String WRITE_BUFFER_BYTES = "16384";

    /** What is kept of answers that are over, for those that begin; 100 KB each. */
    private static final int KEPT = 64;

    private static final int UNLIMITED = -1;

    private final Duration writeTimeout;

    TomcatSetup(Duration writeTimeout) {
        this.writeTimeout = writeTimeout;
    }

    /** After Boot's own customizers, whose error valve ours overrules. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(PatientHttp.class.getName());
        factory.addConnectorCustomizers(this::connector);
        factory.addContextCustomizers(TomcatSetup::errors);
    }

    private void connector(Connector connector) {
        connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
        connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
        connector.setProperty("relaxedPathChars", RELAXED_CHARACTERS);
        connector.setProperty("relaxedQueryChars", RELAXED_CHARACTERS);
        connector.setProperty("socket.appWriteBufSize", WRITE_BUFFER_BYTES);
        connector.setProperty("socket.bufferPool", Integer.toString(KEPT));
        if (connector.getProtocolHandler() instanceof PatientHttp http) {
            http.waitForReaders(writeTimeout);
            http.setProcessorCache(KEPT);
            http.setMaxConnections(
                    Math.min(http.getMaxConnections(), ConnectionMemory.connections()));
            http.setConnectionTimeout((int) HEADER_TIMEOUT.toMillis());
            http.setKeepAliveTimeout((int) IDLE_TIMEOUT.toMillis());
            http.setMaxKeepAliveRequests(UNLIMITED);
            http.setDisableUploadTimeout(false);
            http.setConnectionUploadTimeout((int) BodyBytes.TIMEOUT.toMillis());
            http.setMaxHttpRequestHeaderSize(MAX_HEADER_BYTES);
            http.setMaxSwallowSize(MAX_SWALLOWED_BYTES);
            // a request refused by its headers is not asked for its body
            http.setContinueResponseTiming("onRead");
        }
    }

    private static void errors(Context context) {
        for (var page : context.findErrorPages()) {
            context.removeErrorPage(page);
        }
        var host = (StandardHost) context.getParent();
        // names the valve that is added here; otherwise Tomcat adds one of its own
        host.setErrorReportValveClass(ErrorValve.class.getName());
        host.getPipeline().addValve(new ErrorValve());
        host.getPipeline().addValve(new CrowdedValve());
    }
}
