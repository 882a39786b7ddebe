package annals.standalone.database;

import annals.eventstore.DatabaseAddress;
import annals.http.startup.StartRefused;

/**
 * A PostgreSQL of our own, with its data below the data directory. It is started with this process,
 * started again on the same port when it dies, so that pools heal by themselves, and ended by
 * {@link #close}.
 *
 * <p>It listens on loopback only, and lets in one role with a password that lies beside the data,
 * readable for their owner alone.
 */
public final class EmbeddedDatabase implements Database {

    private final DirectoryLock lock;
    private final Watch watch;
    private final DatabaseAddress address;

    private EmbeddedDatabase(DirectoryLock lock, Watch watch, DatabaseAddress address) {
        this.lock = lock;
        this.watch = watch;
        this.address = address;
    }

    /**
     * Starts on this directory, and makes it if it is missing.
     *
     * @throws StartRefused if another process has it, if it cannot be written, or if the data in it
     *     are of another release
     */
    public static EmbeddedDatabase start(DataDirectory directory) {
        return start(directory, directory);
    }

    /**
     * @param programs the data directory in which the programs are unpacked
     */
    static EmbeddedDatabase start(DataDirectory data, DataDirectory programs) {
        var directory = data.create();
        var lock = DirectoryLock.take(directory);
        try {
            var cluster = Cluster.at(directory.cluster());
            var home = ProgramsArchive.here().unpackedIn(programs.create().programs());
            var launch =
                    new Launch(
                            cluster,
                            Programs.in(home, cluster.directory()),
                            new ServerLog(directory.log()));
            var server = launch.onFreePort();
            return new EmbeddedDatabase(
                    lock, Watch.over(launch, server), cluster.address(server.port()));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    @Override
    public DatabaseAddress address() {
        return address;
    }

    /** The server's first process; another one after it was started again. */
    long pid() {
        return watch.server().pid();
    }

    /** Ends the server in order, then gives the directory free. */
    @Override
    public void close() {
        watch.close();
        lock.close();
    }
}
