package annals.command.importing;

import annals.command.importing.ImportGateway.Result;
import annals.command.importing.LatestComparison.Latest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What became of one batch.
 *
 * @param learned which versions are latest here and at the source
 */
record Tally(Counts counts, List<SeedEntry.Unusable> refusals, Map<String, Latest> learned) {

    static Tally of(List<ReadEntry> batch, List<Result> results) {
        var tally = new Tally(Counts.NONE, new ArrayList<>(), new HashMap<>());
        Iterator<Result> next = results.iterator();
        for (ReadEntry read : batch) {
            tally =
                    switch (read.entry()) {
                        case SeedEntry.Unusable unusable -> tally.refused(unusable);
                        case SeedEntry.Plain _ -> tally.with(read, next.next());
                        case SeedEntry.Fact fact -> {
                            Result result = next.next();
                            tally.learn(fact, result);
                            yield tally.with(read, result);
                        }
                    };
        }
        return tally;
    }

    private Tally with(ReadEntry read, Result result) {
        return switch (result) {
            case Result.Appended _ -> plus(new Counts(1, 0, 0));
            case Result.AlreadyThere _ -> plus(new Counts(0, 1, 0));
            case Result.Refused(String reason) ->
                    refused(new SeedEntry.Unusable(read.key(), reason));
        };
    }

    private Tally refused(SeedEntry.Unusable unusable) {
        refusals.add(unusable);
        return plus(new Counts(0, 0, 1));
    }

    private Tally plus(Counts more) {
        return new Tally(counts.plus(more), refusals, learned);
    }

    private void learn(SeedEntry.Fact fact, Result result) {
        if (fact.saysLatest()) {
            var command = fact.command();
            String ours =
                    switch (result) {
                        case Result.Appended(String latest) -> latest;
                        case Result.AlreadyThere(String latest) -> latest;
                        case Result.Refused _ -> null;
                    };
            String theirs = command.facts().latest() ? command.version() : null;
            learned.merge(command.server(), new Latest(ours, theirs), Latest::then);
        }
    }
}
