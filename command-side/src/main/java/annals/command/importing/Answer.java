package annals.command.importing;

import java.time.Duration;
import java.util.Optional;

/** What came of asking another server once. */
sealed interface Answer<T> {

    /** What was asked for. */
    record Got<T>(T value) implements Answer<T> {}

    /**
     * It may be better later.
     *
     * @param asked how long the server wants us to wait
     */
    record Later<T>(String reason, Optional<Duration> asked) implements Answer<T> {

        Later(String reason) {
            this(reason, Optional.empty());
        }
    }

    /** Asking again would not help. */
    record Never<T>(String reason) implements Answer<T> {}
}
