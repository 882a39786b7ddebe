package annals.http;

/**
 * An answer of which a part was sent cannot go on, and cannot become a problem any more: the
 * connection is cut, so that its reader does not take it for the whole.
 */
public final class BrokenOff extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** For this reason. */
    public BrokenOff(RuntimeException reason) {
        super(reason);
    }
}
