package annals.query;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that a test moves on. */
public final class SettableClock implements InstantSource {

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));

    /** Lets time pass. */
    public void pass(long seconds) {
        now.updateAndGet(before -> before.plusSeconds(seconds));
    }

    @Override
    public Instant instant() {
        return now.get();
    }
}
