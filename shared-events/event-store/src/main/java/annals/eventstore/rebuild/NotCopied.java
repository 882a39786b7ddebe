package annals.eventstore.rebuild;

import java.io.Serial;

/** Rows could not be copied into the tables of a new generation. */
final class NotCopied extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    NotCopied(Throwable cause) {
        super("rows could not be copied: " + cause.getMessage(), cause);
    }
}
