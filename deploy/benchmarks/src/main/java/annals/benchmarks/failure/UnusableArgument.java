package annals.benchmarks.failure;

/** Something on the command line cannot be used; the message says what and why. */
public final class UnusableArgument extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnusableArgument(String message) {
        super(message);
    }
}
