package annals.eventstore.rebuild;

import annals.eventstore.DatabaseAddress;
import annals.eventstore.RecordedEvent;
import annals.eventstore.StoredEvent;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes the rows of a new generation and copies them into its tables. While some are copied the
 * next ones are made.
 */
final class Filling implements LogByServer.Visitor, AutoCloseable {

    /** In characters; two of them are in memory at once. */
    private static final int BATCH = 1 << 19;

    private final Rebuildable readModel;
    private final int generation;
    private final Touches touches;
    private final Watch watch;
    private final BulkConnection connection;
    private final ExecutorService copying = Executors.newSingleThreadExecutor();
    private CopyBatch batch = new CopyBatch();
    private @Nullable Future<?> before;

    Filling(
            DatabaseAddress address,
            Rebuildable readModel,
            int generation,
            Touches touches,
            Watch watch)
            throws SQLException {
        this.readModel = readModel;
        this.generation = generation;
        this.touches = touches;
        this.watch = watch;
        connection = BulkConnection.open(address);
    }

    @Override
    public void server(String name, List<RecordedEvent> events) {
        readModel.fold(name, touches.amid(name, events), generation, batch);
        if (batch.size() > BATCH) {
            copy();
        }
    }

    @Override
    public void stored(StoredEvent event) {
        watch.moved();
    }

    /** Returns when all rows are in the tables. */
    void finish() {
        copy();
        awaitCopied();
    }

    private void copy() {
        awaitCopied();
        var full = batch;
        batch = new CopyBatch();
        before =
                copying.submit(
                        () -> {
                            full.copy(connection.jdbc());
                            return null;
                        });
    }

    private void awaitCopied() {
        var running = before;
        if (running == null) {
            return;
        }
        try {
            running.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Cancelled(readModel.name());
        } catch (ExecutionException failed) {
            throw new NotCopied(failed);
        }
    }

    @Override
    public void close() throws SQLException {
        copying.shutdownNow();
        connection.close();
    }
}
