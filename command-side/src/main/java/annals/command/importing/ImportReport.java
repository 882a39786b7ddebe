package annals.command.importing;

import annals.command.importing.ImportProgress.Standing;
import annals.command.importing.LatestComparison.Differences;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** What the console, and whoever watches, hears of an import. */
final class ImportReport {

    /** So many refused entries, and so many servers that differ, are named; all are counted. */
    static final int NAMED = 100;

    private static final Logger log = LoggerFactory.getLogger(ImportReport.class);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);

    private final String source;
    private final InstantSource clock;
    private final Consumer<ImportStatus.Move> watcher;
    private final List<ImportStatus.Refusal> named = new ArrayList<>();
    private final Instant begun;
    private Instant lastLine;
    private long before;

    ImportReport(String source, InstantSource clock, Consumer<ImportStatus.Move> watcher) {
        this.source = source;
        this.clock = clock;
        this.watcher = watcher;
        this.begun = clock.instant();
        this.lastLine = begun;
    }

    void begins(Standing standing) {
        before = standing.counts().entries();
        if (before == 0) {
            log.info("Import from {} begins.", source);
        } else {
            log.info(
                    "Import from {} goes on after {} entries, where it stopped.",
                    source,
                    number(before));
        }
    }

    /** Says every two seconds how far it has come. */
    void moved(Counts counts, OptionalDouble share) {
        tell(counts, share);
        Instant now = clock.instant();
        if (Duration.between(lastLine, now).compareTo(BETWEEN_LINES) < 0) {
            return;
        }
        lastLine = now;
        log.info(
                "Import from {}: {} entries, {}/s{}.",
                source,
                number(counts.entries()),
                number(rate(counts)),
                share.isEmpty() ? "" : ", %.0f %% done".formatted(100 * share.getAsDouble()));
    }

    /** Names refused entries, until so many have been named. */
    void refused(List<SeedEntry.Unusable> refusals, long refusedBefore) {
        long number = refusedBefore;
        for (var refusal : refusals) {
            number++;
            if (number <= NAMED) {
                named.add(
                        new ImportStatus.Refusal(
                                Printable.of(refusal.key()), Printable.of(refusal.reason())));
                log.warn(
                        "Import refuses {}: {}",
                        Printable.of(refusal.key()),
                        Printable.of(refusal.reason()));
            } else if (number == NAMED + 1) {
                log.warn("More entries are refused; from here on they are only counted.");
            }
        }
    }

    /** Sums up an import that has read its source to the end. */
    void finished(Counts counts, Differences differences) {
        tell(counts, OptionalDouble.of(1));
        log.info("Import from {} is done: {}", source, sum(counts));
        if (differences.all() == 0) {
            return;
        }
        log.info(
                "Servers whose latest version is another one at the source: {}.",
                number(differences.all()));
        for (var difference : differences.first()) {
            String theirs = difference.theirs() == null ? "none" : difference.theirs();
            log.info(
                    "  {}: here {}, at the source {}",
                    Printable.of(difference.server()),
                    Printable.of(difference.ours()),
                    Printable.of(theirs));
        }
        if (differences.all() > differences.first().size()) {
            log.info("  and {} more", number(differences.all() - differences.first().size()));
        }
    }

    /** Sums up an import that cannot read its source any further. */
    void stuck(Counts counts, String reason) {
        tell(counts, OptionalDouble.empty());
        if (counts.entries() == 0) {
            log.error("Nothing is imported: {}", reason);
        } else {
            log.error("{} Until then: {}", reason, sum(counts));
        }
    }

    private void tell(Counts counts, OptionalDouble share) {
        watcher.accept(new ImportStatus.Move(counts, share, List.copyOf(named)));
    }

    private String sum(Counts counts) {
        double seconds = seconds();
        return String.format(
                Locale.ROOT,
                "%,d entries in %.1f s (%,d/s): %,d imported, %,d already there, %,d refused.%s",
                counts.entries() - before,
                seconds,
                rate(counts),
                counts.imported(),
                counts.alreadyThere(),
                counts.refused(),
                before == 0
                        ? ""
                        : String.format(
                                Locale.ROOT, " Of these, %,d were before the stop.", before));
    }

    private long rate(Counts counts) {
        return Math.round((counts.entries() - before) / Math.max(0.001, seconds()));
    }

    private double seconds() {
        return Duration.between(begun, clock.instant()).toMillis() / 1_000.0;
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
