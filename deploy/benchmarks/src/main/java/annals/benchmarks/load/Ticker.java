package annals.benchmarks.load;

import java.util.concurrent.TimeUnit;

/** Tells and awaits time; replaced in tests, which do not wait. */
interface Ticker {

    /** Nanoseconds since some moment. */
    long now();

    /** Waits until {@link #now} is this or a little later; not at all when it is. */
    void sleepUntil(long time) throws InterruptedException;

    /** The real one. */
    Ticker SYSTEM =
            new Ticker() {
                @Override
                public long now() {
                    return System.nanoTime();
                }

                @Override
                public void sleepUntil(long time) throws InterruptedException {
                    long left = time - now();
                    if (left > 0) {
                        TimeUnit.NANOSECONDS.sleep(left);
                    }
                }
            };
}
