package annals.query.listing;

import annals.eventstore.ReadModel;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One look at the database for all who wait for one, as Raft's ReadIndex does it: whoever comes
 * while a look is under way shares the next one, which begins after he came.
 */
final class SharedLook implements Look {

    private final Supplier<ReadModel> database;
    private final ReentrantLock looking = new ReentrantLock();
    private final ReentrantLock joining = new ReentrantLock();
    private @Nullable Flight boarding;

    SharedLook(Supplier<ReadModel> database) {
        this.database = database;
    }

    /** A look that has not begun as long as one can join it; guarded by {@code looking}. */
    private static final class Flight {

        private @Nullable ReadModel seen;
    }

    @Override
    public ReadModel now() {
        var flight = join();
        looking.lock();
        try {
            var seen = flight.seen;
            if (seen == null) {
                leave(flight);
                seen = database.get();
                flight.seen = seen;
            }
            return seen;
        } finally {
            looking.unlock();
        }
    }

    private Flight join() {
        joining.lock();
        try {
            var flight = boarding == null ? new Flight() : boarding;
            boarding = flight;
            return flight;
        } finally {
            joining.unlock();
        }
    }

    /** From now on nobody can join it. */
    private void leave(Flight flight) {
        joining.lock();
        try {
            if (boarding == flight) {
                boarding = null;
            }
        } finally {
            joining.unlock();
        }
    }
}
