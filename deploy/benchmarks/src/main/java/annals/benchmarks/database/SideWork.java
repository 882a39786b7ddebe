package annals.benchmarks.database;

/**
 * Something that a registry does beside each publish, and that it can be kept from while it runs,
 * by its database: what it costs is the difference.
 */
public interface SideWork {

    /** While it is open, the registry does not do it. */
    interface Pause extends AutoCloseable {

        @Override
        void close();
    }

    /** Keeps the registry from it. */
    Pause pause();

    /** How far it has come: grows when it is done, and stands still while it is not. */
    long mark();
}
