package annals.standalone.tool;

/** A command has failed; the message says in one sentence why, and what to do. */
final class ToolFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int exitCode;

    private ToolFailure(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    /** The registry will not, or is not there. */
    static ToolFailure failed(String sentence) {
        return new ToolFailure(ExitCode.FAILED, sentence);
    }

    /** Something on the command line, or in the environment, cannot be used. */
    static ToolFailure unusable(String sentence) {
        return new ToolFailure(ExitCode.USAGE, sentence);
    }

    int exitCode() {
        return exitCode;
    }
}
