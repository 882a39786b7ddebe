package annals.command.importing;

/** Finds the end of one JSON value by its brackets and quotes, without understanding more of it. */
final class Nesting {

    /** What a byte is to the value. */
    enum Place {
        /** It belongs to the value, and more follows. */
        WITHIN,
        /** It is the value's last byte. */
        LAST,
        /** The value ended before it. */
        BEYOND
    }

    private int depth;
    private boolean quoted;
    private boolean escaped;

    Place of(byte next) {
        return quoted ? inQuotes(next) : outside(next);
    }

    private Place inQuotes(byte next) {
        if (escaped) {
            escaped = false;
        } else if (next == '\\') {
            escaped = true;
        } else if (next == '"') {
            quoted = false;
            return depth == 0 ? Place.LAST : Place.WITHIN;
        }
        return Place.WITHIN;
    }

    private Place outside(byte next) {
        switch (next) {
            case '"' -> quoted = true;
            case '{', '[' -> depth++;
            case '}', ']' -> {
                if (depth == 0) {
                    return Place.BEYOND;
                }
                depth--;
                return depth == 0 ? Place.LAST : Place.WITHIN;
            }
            case ',', ':', ' ', '\t', '\n', '\r' -> {
                return depth == 0 ? Place.BEYOND : Place.WITHIN;
            }
            default -> {}
        }
        return Place.WITHIN;
    }
}
