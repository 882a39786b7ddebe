package annals.standalone.tool;

/** What scripts are told. */
final class ExitCode {

    static final int FINE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;

    /** A verification has found that something is not as the events say. */
    static final int DIFFERENT = 3;

    private ExitCode() {}
}
