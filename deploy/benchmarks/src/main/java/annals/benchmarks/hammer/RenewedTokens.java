package annals.benchmarks.hammer;

import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/** Holds a token, and gets the next one before it expires. */
final class RenewedTokens implements Tokens {

    /** Tokens hold for five minutes; a request takes at most half a minute. */
    private static final long SECONDS_BEFORE_EXPIRY = 60;

    /** Gives a new token. */
    @FunctionalInterface
    interface Source {

        Held next() throws InterruptedException;
    }

    /**
     * A token.
     *
     * @param expiry in seconds of Unix time
     */
    record Held(String token, long expiry) {

        private boolean holds() {
            return Instant.now().getEpochSecond() < expiry - SECONDS_BEFORE_EXPIRY;
        }
    }

    private final Source source;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Held held = new Held("", 0);

    RenewedTokens(Source source) {
        this.source = source;
    }

    @Override
    public String token() throws InterruptedException {
        var known = held;
        if (known.holds()) {
            return known.token();
        }
        asking.lockInterruptibly();
        try {
            if (!held.holds()) {
                held = source.next();
            }
            return held.token();
        } finally {
            asking.unlock();
        }
    }
}
