package annals.eventstore.rebuild;

import annals.eventstore.rebuild.RebuildState.Step;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Notes how far a rebuild has come, holds it back where that was wished, and ends it so. */
final class Watch {

    private static final Duration BETWEEN_NOTES = Duration.ofMillis(500);

    private final RebuildTable table;
    private final RebuildState begun;
    private final long start = System.nanoTime();
    private Step step = Step.FILLING;
    private long done;
    private long total;
    private long noted;

    Watch(RebuildTable table, RebuildState begun, long total) {
        this.table = table;
        this.begun = begun;
        this.total = total;
    }

    /** Goes on with another step. */
    void step(Step next) {
        step = next;
        note();
    }

    /** One more event is done. */
    void moved() {
        done++;
        total = Math.max(total, done);
        noteNowAndThen();
        holdBack();
    }

    private void noteNowAndThen() {
        if (System.nanoTime() - noted > BETWEEN_NOTES.toNanos()) {
            note();
        }
    }

    private void note() {
        if (!table.move(begun.readModel(), step, done, total)) {
            throw new Cancelled(begun.readModel());
        }
        noted = System.nanoTime();
    }

    private void holdBack() {
        if (begun.rate() == 0) {
            return;
        }
        long due = start + (long) (done * 1e9 / begun.rate());
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            try {
                TimeUnit.NANOSECONDS.sleep(Math.min(left, BETWEEN_NOTES.toNanos()));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new Cancelled(begun.readModel());
            }
            noteNowAndThen();
        }
    }
}
