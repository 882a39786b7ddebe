package annals.command.importing;

/**
 * An entry that was read and is to be handed in.
 *
 * @param number how many entries of the source there are up to this one, itself included
 * @param placeAfter where an import goes on that was stopped after it
 */
record ReadEntry(long number, String placeAfter, SeedEntry entry) {

    /** What the console calls it. */
    String key() {
        return switch (entry) {
            case SeedEntry.Fact(var command, _) -> command.server() + "@" + command.version();
            case SeedEntry.Plain(var command) -> command.server() + "@" + command.version();
            case SeedEntry.Unusable(String key, _) -> key;
        };
    }

    /** The same, not to be taken. */
    ReadEntry refused(String reason) {
        return new ReadEntry(number, placeAfter, new SeedEntry.Unusable(key(), reason));
    }
}
