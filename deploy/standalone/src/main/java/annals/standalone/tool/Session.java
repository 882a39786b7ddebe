package annals.standalone.tool;

import java.util.Optional;

/**
 * A registry that answers, for the length of a command.
 *
 * @param own the one that was started for the command; empty if another process runs it
 */
record Session(Management management, Optional<PrivateStart.Running> own) implements AutoCloseable {

    @Override
    public void close() {
        own.ifPresent(PrivateStart.Running::close);
    }
}
