package annals.benchmarks.figures;

/**
 * A line of the table.
 *
 * @param what was measured
 * @param value what came out, with its unit
 * @param beside what it is held against, measured in the same run; empty when nothing
 * @param aim what it should be; empty when nothing was promised
 */
record Figure(String what, String value, String beside, String aim) {

    Figure(String what, String value) {
        this(what, value, "", "");
    }
}
