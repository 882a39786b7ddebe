package annals.http;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Tells a database that is gone for a while from a fault of ours. */
final class DatabaseAway {

    /** Exceptions may quote each other in a circle. */
    private static final int MAX_CAUSES = 20;

    /** Classes 08 (connection), 53 (resources) and 57 (operator intervened). */
    private static final Set<String> CLASSES = Set.of("08", "53", "57");

    /** Serialization, deadlock, a lock or a transaction that took too long. */
    private static final Set<String> STATES = Set.of("40001", "40P01", "55P03", "25P03", "25P04");

    private DatabaseAway() {}

    static boolean causes(Throwable failure) {
        Throwable at = failure;
        for (int i = 0; at != null && i < MAX_CAUSES; i++) {
            if (isAway(at)) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }

    /** The innermost cause in one line; those around it quote whole statements. */
    static String reason(Throwable failure) {
        Throwable innermost = failure;
        for (int i = 0; innermost.getCause() != null && i < MAX_CAUSES; i++) {
            innermost = innermost.getCause();
        }
        return innermost.toString().lines().findFirst().orElse("");
    }

    private static boolean isAway(Throwable failure) {
        return switch (failure) {
            case TransientDataAccessException _,
                    RecoverableDataAccessException _,
                    DataAccessResourceFailureException _,
                    CannotCreateTransactionException _,
                    SQLTransientException _,
                    SQLRecoverableException _ ->
                    true;
            case SQLException e -> isAway(e.getSQLState());
            default -> false;
        };
    }

    private static boolean isAway(@Nullable String state) {
        return state != null
                && state.length() == 5
                && (CLASSES.contains(state.substring(0, 2)) || STATES.contains(state));
    }
}
