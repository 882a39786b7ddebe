package annals.query.listing;

/**
 * Says whether this process is the only one that moves the list on: then its memory knows how far
 * the list has come, and nobody has to ask the database for it. Whoever runs the query side with a
 * database of its own declares a bean; without one there may be others.
 */
@FunctionalInterface
public interface OnlyProcess {

    /** Whether nobody else can move the list on. */
    boolean isAlone();
}
