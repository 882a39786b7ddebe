package annals.eventstore;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

import java.sql.SQLException;

/** What a failed statement or commit means for who ran it. */
public enum SqlFailure {
    /** Another writer was first: the stream has this sequence, or the key of the write, already. */
    CONFLICT,
    /** The server broke a circle of waiting transactions; the same again may pass. */
    DEADLOCK,
    /**
     * The connection or the server is gone, or a limit of time was reached: nothing about the data.
     */
    UNAVAILABLE,
    /** Everything else: a fault in the data or in our code. */
    FAULT;

    /** Finds out. */
    public static SqlFailure of(Throwable failure) {
        if (hasNoConnection(failure)) {
            return UNAVAILABLE;
        }
        var cause = sqlException(failure);
        if (cause == null) {
            return FAULT;
        }
        var state = cause.getSQLState() == null ? "08000" : cause.getSQLState();
        return switch (state) {
            case "23505" -> isOfAnotherWriter(cause) ? CONFLICT : FAULT;
            case "40P01", "40001" -> DEADLOCK;
            // lock_timeout, idle_in_transaction_session_timeout, transaction_timeout, canceled
            case "55P03", "25P03", "25P04", "57014" -> UNAVAILABLE;
            default ->
                    state.startsWith("08")
                                    || state.startsWith("53")
                                    || state.startsWith("57P")
                                    || state.startsWith("58")
                            ? UNAVAILABLE
                            : FAULT;
        };
    }

    /** Whether the same may pass later without anybody's help; a full disk wants help. */
    public static boolean passes(Throwable failure) {
        return !isFullDisk(failure) && of(failure) != FAULT;
    }

    /** Whether the disk of the database is full. */
    public static boolean isFullDisk(Throwable failure) {
        var cause = sqlException(failure);
        return cause != null && "53100".equals(cause.getSQLState());
    }

    private static @Nullable SQLException sqlException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found) {
                return found;
            }
        }
        return null;
    }

    /** Whatever the server says of why it takes none. */
    private static boolean hasNoConnection(Throwable failure) {
        return failure instanceof CannotCreateTransactionException
                || failure instanceof CannotGetJdbcConnectionException;
    }

    private static boolean isOfAnotherWriter(SQLException cause) {
        var message =
                cause instanceof PSQLException violation ? violation.getServerErrorMessage() : null;
        return message != null
                && ("events_stream_sequence".equals(message.getConstraint())
                        || "repeatable_writes_key".equals(message.getConstraint()));
    }
}
