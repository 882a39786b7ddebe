package annals.query.history;

import annals.eventstore.EventReader;
import annals.eventstore.Position;
import annals.eventstore.Projector;
import annals.eventstore.ReadModel;
import annals.eventstore.Recorded;
import annals.eventstore.StreamLog;
import annals.eventstore.rebuild.CopyBatch;
import annals.eventstore.rebuild.Rebuildable;
import annals.eventstore.rebuild.ShownRow;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the history is made anew: with the same fold that the live one is made with. */
final class HistoryRebuild implements Rebuildable {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final EventReader reader;

    HistoryRebuild(EventReader reader) {
        this.reader = reader;
    }

    @Override
    public String name() {
        return History.NAME;
    }

    @Override
    public int revision() {
        return History.REVISION;
    }

    @Override
    public String settings() {
        return History.SETTINGS;
    }

    @Override
    public String tables(int generation) {
        return History.tables(generation);
    }

    @Override
    public String indexes(int generation) {
        return History.indexes(generation);
    }

    @Override
    public List<String> tableNames(int generation) {
        return History.tableNames(generation);
    }

    @Override
    public Projector projector(JdbcClient database) {
        return new HistoryProjector(
                new HistoryRows(database), Documents.reads(new StreamLog(database), reader));
    }

    @Override
    public void fold(String server, List<Recorded> events, int generation, CopyBatch rows) {
        HistoryCopy.of(folded(events), generation, rows);
    }

    private static HistoryFold folded(List<Recorded> events) {
        var fold = new HistoryFold(new HistoryState(), Documents.of(events));
        events.forEach(fold::apply);
        return fold;
    }

    @Override
    public List<ShownRow> expected(String server, List<Recorded> events, ReadModel live) {
        var fold = folded(events);
        var rows = new ArrayList<ShownRow>();
        for (var entry : fold.entries()) {
            rows.add(
                    ShownRow.of(server, "entry " + entry.at().number())
                            .with("time", TIME.format(entry.at().recordedAt()))
                            .with("version", entry.version())
                            .with("kind", entry.kind().word())
                            .with("method", entry.method())
                            .with("subject", entry.subject())
                            .with("size", entry.size())
                            .with("entry", entry.text()));
            entry.versions()
                    .forEach(
                            version ->
                                    rows.add(
                                            ShownRow.of(
                                                    server,
                                                    "entry %d of %s"
                                                            .formatted(
                                                                    entry.at().number(),
                                                                    version))));
        }
        fold.documents()
                .forEach(
                        (name, position) ->
                                rows.add(
                                        ShownRow.of(server, "document of " + name.version())
                                                .with("position", position)));
        fold.servers()
                .forEach(
                        (name, known) ->
                                rows.add(
                                        ShownRow.of(name, "server")
                                                .with("version", known.latest())
                                                .with("known", HistoryRows.text(known.known()))));
        return rows;
    }

    @Override
    public String shown(ReadModel live) {
        return """
        select * from (
            select server, 'entry ' || position as key,
                to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as time,
                version, kind, method, subject, size, entry, position, null as known
            from query_side.history_%1$d
            union all
            select server, 'entry ' || position || ' of ' || version,
                null, null, null, null, null, null, null, position, null
            from query_side.history_many_%1$d
            union all
            select server, 'document of ' || version,
                null, null, null, null, null, null, null, position, null
            from query_side.history_documents_%1$d
            union all
            select server, 'server',
                null, latest, null, null, null, null, null, null, known
            from query_side.history_servers_%1$d) all_rows
        order by server, key
        """
                .formatted(live.generation());
    }

    @Override
    public String contents(int generation, Position floor) {
        return """
        select server, coalesce(version, '') as version, 'entry ' || position as key,
            hash_record_extended(
                row(version, kind, method, subject, recorded_at, entry), 0) as content
        from query_side.history_%1$d
        union all
        select server, version, 'entry ' || position || ' of ' || version, 0
        from query_side.history_many_%1$d
        union all
        select server, version, 'document of ' || version, position
        from query_side.history_documents_%1$d
        union all
        select server, latest, 'server', hash_record_extended(row(latest, known), 0)
        from query_side.history_servers_%1$d
        """
                .formatted(generation);
    }
}
