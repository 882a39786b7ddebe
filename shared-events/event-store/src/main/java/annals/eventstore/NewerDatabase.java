package annals.eventstore;

import java.io.Serial;

/** The database was used by a newer version of Annals, which this one would not understand. */
public final class NewerDatabase extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    NewerDatabase(String what) {
        super(
                "the database was used by a newer version of Annals (%s); start that version or a later one. Nothing was changed"
                        .formatted(what));
    }
}
