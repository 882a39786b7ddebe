package annals.standalone.database;

import annals.eventstore.DatabaseAddress;

/** The PostgreSQL that keeps the data of this process. */
public sealed interface Database extends AutoCloseable permits EmbeddedDatabase, GivenDatabase {

    /** Where it is; stays the same as long as the process lives. */
    DatabaseAddress address();

    @Override
    void close();
}
