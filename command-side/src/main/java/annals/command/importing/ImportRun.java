package annals.command.importing;

import annals.command.importing.ImportProgress.Standing;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;

/** One import from one source, from where it stands to the source's end. */
final class ImportRun {

    private final SeedSource source;
    private final ImportNeeds needs;
    private final DatabaseWork work;
    private final ImportProgress progress;
    private final LatestComparison comparison;
    private final Consumer<ImportStatus.Move> watcher;

    ImportRun(
            SeedSource source,
            ImportNeeds needs,
            Lock border,
            Consumer<ImportStatus.Move> watcher) {
        this.source = source;
        this.needs = needs;
        this.watcher = watcher;
        this.work = new DatabaseWork(border, needs.pause());
        this.progress = new ImportProgress(needs.database(), source.name());
        this.comparison = new LatestComparison(needs.database(), source.name());
    }

    /**
     * Imports.
     *
     * @return why it could not go on to the end; empty if it could
     */
    Optional<String> run() throws UnreadableSource, InterruptedException {
        try (Entries entries = source.open()) {
            Standing standing = work.patiently(() -> begin(entries.fingerprint()));
            var report = new ImportReport(source.name(), needs.clock(), watcher);
            report.begins(standing);
            return importAll(entries, standing, report);
        }
    }

    private Standing begin(String fingerprint) {
        Standing standing = progress.begin(fingerprint);
        if (standing.counts().entries() == 0) {
            comparison.beginAnew();
        }
        return standing;
    }

    private Optional<String> importAll(Entries entries, Standing standing, ImportReport report)
            throws InterruptedException {
        var reader = new EntryReader(needs.checks(), source.origin(), needs.clock());
        var batches = new Batches(entries, reader, standing.counts().entries());
        var appends =
                new BatchAppends(
                        needs.gateway(), progress, comparison, work, report, standing.counts());
        Counts counts = standing.counts();
        try {
            if (counts.entries() > 0) {
                entries.goTo(standing.place());
            }
            for (List<ReadEntry> batch = batches.next(); !batch.isEmpty(); batch = batches.next()) {
                counts = appends.append(batch);
                report.moved(counts, entries.share());
            }
        } catch (UnreadableSource e) {
            work.patiently(done(progress::getStuck));
            report.stuck(counts, e.sentence());
            return Optional.of(e.sentence());
        }
        report.finished(counts, work.patiently(() -> comparison.differences(ImportReport.NAMED)));
        work.patiently(done(progress::finish));
        work.patiently(done(comparison::forgetAgreements));
        return Optional.empty();
    }

    private static java.util.function.Supplier<Boolean> done(Runnable work) {
        return () -> {
            work.run();
            return true;
        };
    }
}
