package annals.http;

import jakarta.servlet.ServletException;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.AbstractProtocol;

import java.io.IOException;

/**
 * While most of the connections are taken that there may be, an answer is the last of its
 * connection: those who have been answered make room for those who wait to ask.
 */
final class CrowdedValve extends ValveBase {

    private static final int CROWDED_PERCENT = 75;

    CrowdedValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (isCrowded(request)) {
            response.setHeader("Connection", "close");
        }
        getNext().invoke(request, response);
    }

    private static boolean isCrowded(Request request) {
        return request.getConnector().getProtocolHandler() instanceof AbstractProtocol<?> protocol
                && protocol.getConnectionCount() * 100
                        > (long) protocol.getMaxConnections() * CROWDED_PERCENT;
    }
}
