package annals.benchmarks.failure;

/** A run cannot go on; the message says what was expected and what was found. */
public final class RunFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    public RunFailed(String message) {
        super(message);
    }
}
