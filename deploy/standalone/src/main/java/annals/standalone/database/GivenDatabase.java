package annals.standalone.database;

import annals.eventstore.DatabaseAddress;

/** A server that others run. */
public record GivenDatabase(DatabaseAddress address) implements Database {

    @Override
    public void close() {}
}
