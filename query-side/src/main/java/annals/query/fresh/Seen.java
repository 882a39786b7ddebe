package annals.query.fresh;

import annals.eventstore.ReadModel;

/** What one statement found in a read model, with the state that it belongs to. */
public interface Seen {

    /** The state that all of it belongs to. */
    ReadModel at();

    /** The position of that state. */
    default long position() {
        return at().position().number();
    }
}
