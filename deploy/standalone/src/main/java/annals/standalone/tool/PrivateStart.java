package annals.standalone.tool;

import java.net.URI;

/** Starts a registry in this process for as long as a command takes. */
@FunctionalInterface
public interface PrivateStart {

    /**
     * Starts it on the data that the environment names, and waits until it is ready.
     *
     * @throws Refused if it cannot be started, as when another process has the data directory
     */
    Running start() throws Refused;

    /** It runs until it is closed. */
    interface Running extends AutoCloseable {

        /** Its management port. */
        URI management();

        @Override
        void close();
    }

    /** It cannot be started; the message says in one sentence why. */
    final class Refused extends Exception {

        private static final long serialVersionUID = 1;

        public Refused(String reason, Throwable cause) {
            super(reason, cause);
        }
    }
}
