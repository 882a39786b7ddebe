package annals.http;

/**
 * How much of the memory connections may take, and so how many there may be: whoever opens more
 * must not be able to end the process. All figures are measured, at Tomcat's buffers as {@link
 * TomcatSetup} sets them.
 */
public final class ConnectionMemory {

    /** A connection that has begun to send a request, and says no more. */
    private static final long BYTES_OF_ONE = 116 * 1024;

    /** Classes, pages that are kept, what deciders remember. */
    private static final long BYTES_OF_ALL_ELSE = 60 * 1024 * 1024;

    /** With little memory too somebody must be able to ask. */
    private static final long LEAST_BYTES = 100 * BYTES_OF_ONE;

    private ConnectionMemory() {}

    /** What all connections together may take, in bytes. */
    public static long bytes() {
        return of(Runtime.getRuntime().maxMemory());
    }

    /** How many there may be. */
    static int connections() {
        return (int) Math.min(Integer.MAX_VALUE, bytes() / BYTES_OF_ONE);
    }

    /** A third of the memory is for what is young and soon forgotten. */
    private static long of(long memory) {
        return Math.max(LEAST_BYTES, memory / 3 * 2 - BYTES_OF_ALL_ELSE);
    }
}
