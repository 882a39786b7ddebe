package annals.benchmarks.updates;

import java.util.Map;

/**
 * What has happened in a run, and what came of it.
 *
 * @param head position of the last event
 * @param positions at which the list was seen
 * @param compared those of them that were asked for again
 * @param digests of each reader of the feed, over positions and bytes of all its events
 * @param differences of each copy from the list of each process
 */
record ExactnessReport(
        long head,
        Writes writes,
        long kills,
        long stops,
        long cuts,
        long rebuilds,
        long positions,
        RecordedLists.Compared compared,
        Map<String, String> digests,
        Map<String, Differences> differences) {

    String text() {
        return """
          events      %,d, read by %d readers of the feed
          writes      %s; the slowest took %.1f s; refused %s, failed %s
          kills       %,d
          stops       %,d
          cuts        %,d
          rebuilds    %,d
          positions   %,d seen, %,d compared in %,d answers
          copies      %,d, of %,d rows
        """
                .formatted(
                        head,
                        digests.size(),
                        writes.good(),
                        writes.slowest().toMillis() / 1e3,
                        writes.refused(),
                        writes.failed(),
                        kills,
                        stops,
                        cuts,
                        rebuilds,
                        positions,
                        compared.positions(),
                        compared.answers(),
                        differences.size() / 2,
                        differences.values().stream()
                                .mapToLong(Differences::rowsInSource)
                                .max()
                                .orElse(0));
    }
}
