package annals.command.server;

/** One of the dotted parts of a semantic version. */
record VersionIdentifier(String text) implements Comparable<VersionIdentifier> {

    /** Whether it may stand in build metadata. */
    boolean isSpelledRight() {
        return !text.isEmpty() && text.chars().allMatch(c -> isDigit(c) || isLetterOrHyphen(c));
    }

    /** Whether it may stand in a pre-release: as in build metadata, but no leading zeros. */
    boolean fitsPreRelease() {
        return isDigits() ? isNumber() : isSpelledRight();
    }

    /** Whether it is a number of any size, without leading zeros. */
    boolean isNumber() {
        return isDigits() && (text.length() == 1 || text.charAt(0) != '0');
    }

    private boolean isDigits() {
        return !text.isEmpty() && text.chars().allMatch(VersionIdentifier::isDigit);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetterOrHyphen(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-';
    }

    /** Numbers by value and below all others, which stand in ASCII order. */
    @Override
    public int compareTo(VersionIdentifier other) {
        if (isDigits() != other.isDigits()) {
            return isDigits() ? -1 : 1;
        }
        // without leading zeros the longer number is the larger
        boolean byLength = isDigits() && text.length() != other.text.length();
        return byLength
                ? Integer.compare(text.length(), other.text.length())
                : text.compareTo(other.text);
    }
}
