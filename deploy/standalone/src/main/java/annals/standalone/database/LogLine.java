package annals.standalone.database;

import java.util.regex.Pattern;

/**
 * A line that PostgreSQL or one of its programs has written.
 *
 * @param severity its word for it ({@code FATAL}, {@code error}); empty where it says none
 */
record LogLine(String severity, String message) {

    /** After the time; initdb lets it follow on what it does just then, in the same line. */
    private static final Pattern OF_THE_SERVER =
            Pattern.compile("(?:.* \\.{3} )?\\S+ \\S+ \\S+ \\[\\d+] ([A-Z0-9]+):  (.*)");

    private static final Pattern OF_A_PROGRAM = Pattern.compile("\\w+: ([a-z]+): (.*)");

    static LogLine of(String line) {
        for (var pattern : new Pattern[] {OF_THE_SERVER, OF_A_PROGRAM}) {
            var matcher = pattern.matcher(line);
            if (matcher.matches()) {
                return new LogLine(matcher.group(1), matcher.group(2));
            }
        }
        return new LogLine("", line.strip());
    }

    /** It says why something did not work. */
    boolean isComplaint() {
        return switch (severity) {
            case "ERROR", "FATAL", "PANIC", "error" -> true;
            default -> false;
        };
    }

    /** An operator should see it on the console; what a client did wrong, the client tells. */
    boolean isForTheConsole() {
        return severity.equals("WARNING") || severity.equals("PANIC");
    }

    boolean saysReady() {
        return message.equals("database system is ready to accept connections");
    }

    boolean saysPortTaken() {
        return message.startsWith("could not bind") || message.startsWith("could not create any");
    }
}
