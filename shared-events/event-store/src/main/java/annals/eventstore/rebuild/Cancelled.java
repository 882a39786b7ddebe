package annals.eventstore.rebuild;

import java.io.Serial;

/** Somebody wished the rebuild to end. */
final class Cancelled extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    Cancelled(String readModel) {
        super("the rebuild of %s was cancelled".formatted(readModel));
    }
}
