package annals.command.importing;

/**
 * What became of the entries of a source so far.
 *
 * @param imported appended their event
 * @param alreadyThere were here before and were left
 * @param refused were not taken
 */
record Counts(long imported, long alreadyThere, long refused) {

    static final Counts NONE = new Counts(0, 0, 0);

    long entries() {
        return imported + alreadyThere + refused;
    }

    Counts plus(Counts more) {
        return new Counts(
                imported + more.imported, alreadyThere + more.alreadyThere, refused + more.refused);
    }
}
