package annals.query.history;

import annals.eventstore.rebuild.CopyBatch;

/** Rows of the history as {@code COPY} takes them. */
final class HistoryCopy {

    private HistoryCopy() {}

    /** Adds all that came of the events of one server. */
    static void of(HistoryFold fold, int generation, CopyBatch rows) {
        var history =
                rows.into(
                        "query_side.history_%d (position, recorded_at, server, version, kind, method, subject, size, entry)"
                                .formatted(generation));
        for (var entry : fold.entries()) {
            history.row(
                    entry.at().number(),
                    entry.at().recordedAt(),
                    entry.server(),
                    entry.version(),
                    entry.kind().word(),
                    entry.method(),
                    entry.subject(),
                    entry.size(),
                    entry.text());
            for (var version : entry.versions()) {
                rows.into(table("many", "server, version, position", generation))
                        .row(entry.server(), version, entry.at().number());
            }
        }
        fold.documents()
                .forEach(
                        (name, position) ->
                                rows.into(
                                                table(
                                                        "documents",
                                                        "server, version, position",
                                                        generation))
                                        .row(name.server(), name.version(), position));
        fold.servers()
                .forEach(
                        (name, known) ->
                                rows.into(table("servers", "server, latest, known", generation))
                                        .row(
                                                name,
                                                known.latest(),
                                                HistoryRows.text(known.known())));
    }

    private static String table(String name, String columns, int generation) {
        return "query_side.history_%s_%d (%s)".formatted(name, generation, columns);
    }
}
