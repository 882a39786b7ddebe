package annals.benchmarks.process;

/**
 * A line of {@code /proc/<pid>/stat} (proc_pid_stat(5)), as far as it is used.
 *
 * @param seconds of CPU, its own and those of its children that have ended and were waited for
 */
record ProcessTimes(long pid, long parent, double seconds) {

    /** {@code USER_HZ}: what Linux shows to programs, whatever its own clock does. */
    private static final double TICKS_A_SECOND = 100;

    private static final int PARENT = 1;
    private static final int FIRST_TIME = 11;
    private static final int LAST_TIME = 14;

    /** Reads one; the name of the program, in parentheses, may hold blanks and parentheses. */
    static ProcessTimes parse(String line) {
        int afterName = line.lastIndexOf(')') + 2;
        var fields = line.substring(afterName).split(" ");
        long ticks = 0;
        for (int field = FIRST_TIME; field <= LAST_TIME; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return new ProcessTimes(
                Long.parseLong(line.substring(0, line.indexOf(' '))),
                Long.parseLong(fields[PARENT]),
                ticks / TICKS_A_SECOND);
    }
}
