package annals.eventstore;

/**
 * A read model's row: which generation of its tables is live, and up to where it has come. It is
 * moved in the transaction of the rows that it speaks of.
 */
public record ReadModel(String name, int generation, Position position) {}
