package annals.eventstore.rebuild;

import annals.eventstore.DatabaseAddress;
import annals.eventstore.EventReader;
import annals.eventstore.ReadModel;
import annals.eventstore.ReadModels;
import annals.eventstore.RecordedEvent;
import annals.eventstore.Registry;
import annals.eventstore.StoredEvent;
import annals.eventstore.StreamLog;
import annals.eventstore.UnreadableEventException;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds a live read model against what the events say at the same position, while others write: in
 * one snapshot, server by server, so that memory does not grow with the log. The log itself is
 * checked in the same pass.
 */
public final class Verification {

    private final DatabaseAddress address;
    private final EventReader reader;
    private final Registry registry;

    public Verification(DatabaseAddress address, EventReader reader, Registry registry) {
        this.address = address;
        this.reader = reader;
        this.registry = registry;
    }

    /** Takes as long as reading everything takes. */
    public VerificationReport of(Rebuildable readModel) throws SQLException {
        long begun = System.nanoTime();
        try (var bulk = BulkConnection.open(address)) {
            return bulk.inTransaction(
                    () -> {
                        bulk.database()
                                .sql("set transaction isolation level repeatable read, read only")
                                .update();
                        return verify(readModel, bulk, begun);
                    });
        }
    }

    private VerificationReport verify(Rebuildable readModel, BulkConnection bulk, long begun)
            throws SQLException {
        var live = new ReadModels(bulk.database()).find(readModel.name()).orElseThrow();
        long upTo = live.position().number();
        var findings = new Findings();
        var check = new LogCheck(registry, findings);
        check.checkOrder(bulk.database(), upTo);
        try (var shown = new ShownRows(bulk.jdbc(), readModel.shown(live))) {
            var pass = new Pass(readModel, live, shown, check, findings, touches(bulk, live));
            LogByServer.whole(bulk.database(), reader, upTo).visit(pass);
            pass.finish();
            return new VerificationReport(
                    live.name(),
                    live.generation(),
                    upTo,
                    pass.events,
                    shown.count(),
                    findings.differing(),
                    findings.differences(),
                    findings.damaged(),
                    findings.damages(),
                    (System.nanoTime() - begun) / 1e9);
        }
    }

    private Touches touches(BulkConnection bulk, ReadModel live) {
        return Touches.of(
                live.name(), new StreamLog(bulk.database()), reader, live.position().number());
    }

    private static final class Pass implements LogByServer.Visitor {

        private final Rebuildable readModel;
        private final ReadModel live;
        private final ShownRows shown;
        private final LogCheck check;
        private final Findings findings;
        private final Touches touches;

        /** Servers of which an event cannot be read: what they should show is not known. */
        private final Set<String> unknown = new HashSet<>();

        private long events;

        Pass(
                Rebuildable readModel,
                ReadModel live,
                ShownRows shown,
                LogCheck check,
                Findings findings,
                Touches touches) {
            this.readModel = readModel;
            this.live = live;
            this.shown = shown;
            this.check = check;
            this.findings = findings;
            this.touches = touches;
        }

        @Override
        public void stored(StoredEvent event) {
            events++;
            check.check(event);
        }

        @Override
        public void unreadable(UnreadableEventException unreadable) {
            findings.damage(
                    unreadable.event().position(), "it cannot be read: " + unreadable.getMessage());
            unknown.add(unreadable.event().stream());
        }

        @Override
        public void server(String name, List<RecordedEvent> happened) {
            try {
                shown.before(name).forEach(this::withoutReason);
                var rows = new HashMap<String, ShownRow>();
                shown.of(name).forEach(row -> rows.put(row.key(), row));
                if (!unknown.contains(name)) {
                    compare(name, happened, rows);
                }
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }

        private void compare(
                String name, List<RecordedEvent> happened, Map<String, ShownRow> rows) {
            List<ShownRow> expected;
            try {
                expected = readModel.expected(name, touches.amid(name, happened), live);
            } catch (IllegalStateException contradiction) {
                findings.damage(
                        happened.getLast().position().number(),
                        "the events of %s contradict each other: %s"
                                .formatted(name, contradiction.getMessage()));
                return;
            }
            for (var row : expected) {
                var found = rows.remove(row.key());
                if (found == null) {
                    findings.missing(row);
                } else {
                    findings.compare(row, found);
                }
            }
            rows.values().forEach(findings::withoutReason);
        }

        private void withoutReason(ShownRow row) {
            if (!unknown.contains(row.server())) {
                findings.withoutReason(row);
            }
        }

        void finish() throws SQLException {
            for (var row = shown.take(); row != null; row = shown.take()) {
                withoutReason(row);
            }
        }
    }
}
