package annals.eventstore;

/**
 * A read model's row: which generation of its tables is live, and up to where it has come. It is
 * moved in the transaction of the rows that it speaks of.
 *
 * @param floor all rows count as changed by this event at the earliest; {@link Position#START}
 *     where each row's own change counts
 * @param settings that shaped the rows
 */
public record ReadModel(
        String name, int generation, Position position, Position floor, String settings) {

    /** A read model each of whose rows says itself when it changed. */
    public ReadModel(String name, int generation, Position position) {
        this(name, generation, position, Position.START, "");
    }

    ReadModel movedTo(Position to) {
        return new ReadModel(name, generation, to, floor, settings);
    }
}
