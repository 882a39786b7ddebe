package annals.command.importing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Does work with the database: whoever wants to stop the import waits for the end of one piece of
 * it, and while the database is gone, the import waits.
 */
final class DatabaseWork {

    private static final Logger log = LoggerFactory.getLogger(DatabaseWork.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /**
     * SQLState classes: connection, transaction rollback, insufficient resources, operator
     * intervention, system error; and the lock and session time-outs (PostgreSQL, appendix A).
     */
    private static final Set<String> GONE = Set.of("08", "40", "53", "57", "58");

    private static final Set<String> TIMED_OUT = Set.of("55P03", "25P03", "25P04");

    private final Lock border;
    private final Pause pause;
    private Duration next = FIRST_PAUSE;

    DatabaseWork(Lock border, Pause pause) {
        this.border = border;
        this.pause = pause;
    }

    /** Does it once. */
    <T> T once(Supplier<T> work) throws InterruptedException {
        border.lockInterruptibly();
        try {
            return work.get();
        } finally {
            border.unlock();
        }
    }

    /** Does it until the database is there. */
    <T> T patiently(Supplier<T> work) throws InterruptedException {
        while (true) {
            try {
                T result = once(work);
                succeeded();
                return result;
            } catch (RuntimeException broken) {
                if (!isOutage(broken)) {
                    throw broken;
                }
                rest(broken);
            }
        }
    }

    /** Waits, longer each time, as the database is gone. */
    void rest(RuntimeException broken) throws InterruptedException {
        if (next.equals(FIRST_PAUSE)) {
            log.warn(
                    "The import waits for the database: {}", Printable.of(last(broken).toString()));
        }
        pause.last(next);
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    /** What had failed works again. */
    void succeeded() {
        if (!next.equals(FIRST_PAUSE)) {
            log.info("The database is there again; the import goes on.");
            next = FIRST_PAUSE;
        }
    }

    /** Whether a failure says nothing of what was to be stored and will pass. */
    static boolean isOutage(Throwable broken) {
        return causes(broken).anyMatch(DatabaseWork::tellsOfOutage);
    }

    private static boolean tellsOfOutage(Throwable broken) {
        return switch (broken) {
            case CannotCreateTransactionException _,
                    DataAccessResourceFailureException _,
                    TransientDataAccessException _,
                    RecoverableDataAccessException _,
                    SQLTransientException _,
                    SQLRecoverableException _ ->
                    true;
            case SQLException sql when sql.getSQLState() != null ->
                    tellsOfOutage(sql.getSQLState());
            default -> false;
        };
    }

    private static boolean tellsOfOutage(String state) {
        return TIMED_OUT.contains(state)
                || (state.length() == 5 && GONE.contains(state.substring(0, 2)));
    }

    /** What was at the bottom of a failure. */
    static Throwable last(Throwable broken) {
        return causes(broken).reduce((_, later) -> later).orElse(broken);
    }

    static Stream<Throwable> causes(Throwable broken) {
        return Stream.<Throwable>iterate(broken, each -> each != null, Throwable::getCause)
                .limit(20);
    }
}
