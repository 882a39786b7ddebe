package annals.command.importing;

import java.util.Optional;
import java.util.OptionalDouble;

/** The entries of an open source, in its order, one at a time. */
interface Entries extends AutoCloseable {

    /** Another one means another content, which is imported from its beginning. */
    String fingerprint();

    /** Goes to a place that an earlier entry named. */
    void goTo(String place) throws UnreadableSource, InterruptedException;

    /** The next entry; empty after the last one. */
    Optional<RawEntry> next() throws UnreadableSource, InterruptedException;

    /** How much of the source has been read, 0 to 1; empty where its size is not known. */
    OptionalDouble share();

    @Override
    void close();
}
