package annals.command.importing;

import java.time.Duration;

/** Waiting; tests do not wait. */
interface Pause {

    void last(Duration time) throws InterruptedException;
}
