package annals.command.importing;

import java.io.IOException;
import java.util.Optional;

/** Walks over the elements of the JSON array before which a cutter stands. */
final class Elements {

    private final JsonCutter cutter;
    private boolean first = true;
    private boolean ended;

    Elements(JsonCutter cutter) throws IOException, BrokenJson {
        this.cutter = cutter;
        cutter.expect('[');
    }

    /** The next element; empty after the last one. */
    Optional<Cut> next() throws IOException, BrokenJson {
        ended = ended || cutter.takes(']');
        if (ended) {
            return Optional.empty();
        }
        if (!first) {
            cutter.expect(',');
        }
        first = false;
        return Optional.of(cutter.value());
    }
}
