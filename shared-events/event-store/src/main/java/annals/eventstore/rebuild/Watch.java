package annals.eventstore.rebuild;

import annals.eventstore.rebuild.RebuildState.Step;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Notes how far a rebuild has come, holds it back where that was wished, and ends it so. */
final class Watch {

    private static final Duration BETWEEN_NOTES = Duration.ofMillis(500);

    private final RebuildTable table;
    private final RebuildState begun;
    private final RoomLeft room;
    private final long start = System.nanoTime();
    private Step step = Step.FILLING;
    private long done;
    private long total;
    private long noted;

    Watch(RebuildTable table, RebuildState begun, RoomLeft room, long total) {
        this.table = table;
        this.begun = begun;
        this.room = room;
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

    /** So many more are done, by the switch: others wait for its end, so it is not held back. */
    void movedAtOnce(int events) {
        done += events;
    }

    /** How many events are done. */
    long done() {
        return done;
    }

    private void noteNowAndThen() {
        if (System.nanoTime() - noted > BETWEEN_NOTES.toNanos()) {
            note();
        }
    }

    private void note() {
        if (!table.move(begun, step, done, total)) {
            throw new Cancelled(begun.readModel());
        }
        room.requireToGoOn();
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
