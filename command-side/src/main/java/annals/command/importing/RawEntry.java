package annals.command.importing;

/**
 * An entry of a source, cut out and not yet parsed.
 *
 * @param where how a person finds it: its line, its number, its page
 * @param placeAfter where an import goes on that was stopped after this entry
 * @param border whether that is exactly after this entry; otherwise some before it are met again
 */
record RawEntry(Cut cut, String where, String placeAfter, boolean border) {

    /** How much memory it takes, at least. */
    int bytes() {
        return switch (cut) {
            case Cut.Whole(byte[] json) -> json.length;
            case Cut.TooLarge _ -> 0;
        };
    }
}
