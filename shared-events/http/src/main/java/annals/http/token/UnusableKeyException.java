package annals.http.token;

/** There is no key to sign with, or not one that may be used: the process must not start. */
public final class UnusableKeyException extends RuntimeException {

    private final String remedy;

    UnusableKeyException(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    UnusableKeyException(String problem, String remedy, Throwable cause) {
        super(problem, cause);
        this.remedy = remedy;
    }

    /** What the operator can do. */
    public String remedy() {
        return remedy;
    }
}
