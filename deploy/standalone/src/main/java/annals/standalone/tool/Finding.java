package annals.standalone.tool;

/**
 * What the doctor says of one thing.
 *
 * @param check what was looked at
 * @param detail what was found; if it is not fine, what to do
 */
record Finding(String check, Verdict verdict, String detail) {

    /** How it is. */
    enum Verdict {
        OK,
        WARN,
        FAIL
    }

    static Finding ok(String check, String detail) {
        return new Finding(check, Verdict.OK, detail);
    }

    static Finding warn(String check, String detail) {
        return new Finding(check, Verdict.WARN, detail);
    }

    static Finding fail(String check, String detail) {
        return new Finding(check, Verdict.FAIL, detail);
    }
}
