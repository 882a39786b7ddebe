package annals.eventstore.rebuild;

import java.util.OptionalLong;

/** How much room is left on the disk of the database, where a process can see it. */
@FunctionalInterface
public interface Room {

    /** The database is elsewhere. */
    Room UNSEEN = OptionalLong::empty;

    /** Bytes that may still be written. */
    OptionalLong left();
}
