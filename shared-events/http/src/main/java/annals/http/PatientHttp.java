package annals.http;

import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

import java.io.IOException;
import java.time.Duration;

/**
 * HTTP of Tomcat, which has one time-out for a client's headers and for its taking of an answer. A
 * client that works on what it has received may take nothing for longer than headers may take, but
 * not while the server stops.
 */
public final class PatientHttp extends Http11NioProtocol {

    /**
     * What Tomcat collects of an answer before it sends it. Our answers are written whole and pass
     * it by; it is there for each answer under way, three times as large as this.
     */
    private static final int OUTPUT_BUFFER_BYTES = 1024;

    /** With a client that takes nothing, at a stop. */
    private static final Duration PATIENCE_AT_A_STOP = Duration.ofSeconds(3);

    private int writeTimeoutMillis;

    void waitForReaders(Duration atMost) {
        writeTimeoutMillis = Math.toIntExact(atMost.toMillis());
    }

    @Override
    public int getDesiredBufferSize() {
        return OUTPUT_BUFFER_BYTES;
    }

    /** A graceful stop begins; it waits for all that is being answered. */
    @Override
    public void closeServerSocketGraceful() {
        super.closeServerSocketGraceful();
        Thread.ofVirtual()
                .name("untaken-answers")
                .start(new UntakenAnswers(getEndpoint(), PATIENCE_AT_A_STOP));
    }

    @Override
    protected Processor createProcessor() {
        return new Http11Processor(this, getAdapter()) {
            @Override
            public SocketState service(SocketWrapperBase<?> socket) throws IOException {
                socket.setWriteTimeout(writeTimeoutMillis);
                return super.service(socket);
            }
        };
    }
}
