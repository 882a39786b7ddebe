package annals.command.importing;

import annals.command.importing.ImportProgress.TakenOver;
import annals.command.server.ServerCommand;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;

/**
 * Stores batches, and how far the import has come, in one transaction each. A batch that fails is
 * cut in halves, down to the one entry that cannot be stored, which is refused; the rest goes in.
 */
final class BatchAppends {

    private static final Logger log = LoggerFactory.getLogger(BatchAppends.class);

    /** How often a single entry may fail before it is refused: another writer may be in its way. */
    private static final int TRIES = 3;

    /** If nothing at all can be stored, it is not the entries' fault. */
    private static final int MOST_IN_A_ROW = 10;

    private final ImportGateway gateway;
    private final ImportProgress progress;
    private final LatestComparison comparison;
    private final DatabaseWork work;
    private final ImportReport report;
    private Counts counts;
    private boolean doubtful;
    private int failedInARow;

    BatchAppends(
            ImportGateway gateway,
            ImportProgress progress,
            LatestComparison comparison,
            DatabaseWork work,
            ImportReport report,
            Counts before) {
        this.gateway = gateway;
        this.progress = progress;
        this.comparison = comparison;
        this.work = work;
        this.report = report;
        this.counts = before;
    }

    /** Stores a batch, however long it takes. */
    Counts append(List<ReadEntry> batch) throws InterruptedException {
        store(batch);
        return counts;
    }

    private void store(List<ReadEntry> batch) throws InterruptedException {
        for (int tried = 1; ; tried++) {
            try {
                storeOnce(notYetStored(batch));
                return;
            } catch (RuntimeException broken) {
                doubtful = true;
                stopIfTakenOver(broken);
                boolean outage = DatabaseWork.isOutage(broken);
                if (outage) {
                    work.rest(broken);
                }
                if (batch.size() > 1) {
                    store(batch.subList(0, batch.size() / 2));
                    store(batch.subList(batch.size() / 2, batch.size()));
                    return;
                }
                if (!outage && tried >= TRIES) {
                    refuse(batch.getFirst(), broken);
                    return;
                }
            }
        }
    }

    private static void stopIfTakenOver(RuntimeException broken) {
        for (Throwable cause : DatabaseWork.causes(broken).toList()) {
            if (cause instanceof TakenOver takenOver) {
                throw takenOver;
            }
        }
    }

    /** After a failure it is not known what was stored: the connection may break at the commit. */
    private List<ReadEntry> notYetStored(List<ReadEntry> batch) throws InterruptedException {
        if (doubtful) {
            counts = work.once(progress::stored);
            doubtful = false;
        }
        return batch.stream().filter(read -> read.number() > counts.entries()).toList();
    }

    private void storeOnce(List<ReadEntry> batch) throws InterruptedException {
        if (batch.isEmpty()) {
            return;
        }
        List<ServerCommand> commands = commands(batch);
        var results = work.once(() -> gateway.append(commands, made -> moveOn(batch, made)));
        work.succeeded();
        var tally = Tally.of(batch, results);
        report.refused(tally.refusals(), counts.refused());
        counts = counts.plus(tally.counts());
        failedInARow = commands.isEmpty() ? failedInARow : 0;
    }

    private void moveOn(List<ReadEntry> batch, List<ImportGateway.Result> results) {
        var tally = Tally.of(batch, results);
        progress.advance(batch.getLast().placeAfter(), counts.plus(tally.counts()));
        comparison.learn(tally.learned());
    }

    private static List<ServerCommand> commands(List<ReadEntry> batch) {
        var commands = new ArrayList<ServerCommand>(batch.size());
        for (ReadEntry read : batch) {
            switch (read.entry()) {
                case SeedEntry.Fact(var command, _) -> commands.add(command);
                case SeedEntry.Plain(var command) -> commands.add(command);
                case SeedEntry.Unusable _ -> {}
            }
        }
        return commands;
    }

    private void refuse(ReadEntry read, RuntimeException broken) throws InterruptedException {
        switch (read.entry()) {
            case SeedEntry.Fact _, SeedEntry.Plain _ -> {
                failedInARow++;
                if (failedInARow > MOST_IN_A_ROW) {
                    throw broken;
                }
                log.error("An entry could not be stored: {}", Printable.of(read.key()), broken);
                store(
                        List.of(
                                read.refused(
                                        "it could not be stored: " + DatabaseWork.last(broken))));
            }
            // nothing of it is stored, so the progress itself cannot be
            case SeedEntry.Unusable _ -> throw broken;
        }
    }
}
