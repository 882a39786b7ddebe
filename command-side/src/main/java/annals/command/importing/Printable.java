package annals.command.importing;

/** Text of others, made fit for one line of the console. */
final class Printable {

    private static final int MAX_LENGTH = 300;

    private Printable() {}

    /** The text without control characters, and not endless. */
    static String of(String text) {
        String head = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
        var line = new StringBuilder(head.length());
        head.codePoints()
                .map(point -> isPrintable(point) ? point : '\uFFFD')
                .forEach(line::appendCodePoint);
        return line.toString();
    }

    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    false;
            default -> true;
        };
    }
}
