package annals.eventstore.rebuild;

import annals.events.RegistryEvent;
import annals.eventstore.DatabaseAddress;
import annals.eventstore.EventLog;
import annals.eventstore.EventReader;
import annals.eventstore.Position;
import annals.eventstore.Projector;
import annals.eventstore.ReadModel;
import annals.eventstore.ReadModels;
import annals.eventstore.RebuiltAll;
import annals.eventstore.Recorded;
import annals.eventstore.RecordedRegistryEvent;
import annals.eventstore.RegistryEvents;
import annals.eventstore.StreamLog;
import annals.eventstore.rebuild.RebuildState.Step;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Makes one read model anew, into the next generation of its tables beside the live one: all events
 * up to the head in bulk, then what happened since, then readers switch by the read model's row.
 * Whatever goes wrong before that leaves the live one as it was.
 */
final class Rebuild {

    /** Events in one transaction while it catches up. */
    private static final int BATCH = 500;

    private static final Logger logger = LoggerFactory.getLogger(Rebuild.class);

    private final Source source;
    private final Rebuildable readModel;
    private final BulkConnection bulk;
    private final ReadModels readModels;
    private final EventLog log;
    private final Projector projector;
    private final RebuildState begun;
    private final int generation;
    private final Watch watch;
    private Position position;

    /** The last event, since the filling, after which all rows count as changed. */
    private Position floor = Position.START;

    /** What all rebuilds need. */
    record Source(
            DatabaseAddress address,
            EventReader reader,
            RegistryEvents registryEvents,
            Room room) {}

    private Rebuild(
            Source source,
            Rebuildable readModel,
            BulkConnection bulk,
            RebuildState begun,
            Watch watch,
            Position position) {
        this.source = source;
        this.readModel = readModel;
        this.bulk = bulk;
        this.begun = begun;
        generation = begun.generation();
        this.watch = watch;
        this.position = position;
        readModels = new ReadModels(bulk.database());
        log = new EventLog(bulk.database());
        projector = readModel.projector(bulk.database());
    }

    /**
     * Runs one that was asked for; the caller holds its lock over the connection.
     *
     * @return what came of it; empty where it is asked for no more
     */
    static Optional<Outcome> run(
            Source source, Rebuildable readModel, BulkConnection bulk, RebuildTable table)
            throws SQLException {
        var live = new ReadModels(bulk.database()).find(readModel.name()).orElseThrow();
        int generation = live.generation() + 1;
        var head = new EventLog(bulk.database()).head();
        var begun = table.begin(readModel, generation, head.number());
        if (begun.isEmpty()) {
            return Optional.empty();
        }
        logger.info("Read model {} is being rebuilt", readModel.name());
        var generations = new Generations(bulk, readModel);
        generations.dropHalfMade(live.generation());
        generations.dropAllBut(live.generation());
        var room = new RoomLeft(source.room());
        room.requireForAnother(bulk.database(), readModel, live.generation());
        var watch = new Watch(table, begun.get(), room, head.number());
        return Optional.of(new Rebuild(source, readModel, bulk, begun.get(), watch, head).run());
    }

    /**
     * What came of it.
     *
     * @param live what readers see from now on
     * @param differing what they see otherwise than before
     */
    record Outcome(ReadModel live, Differing differing) {}

    private Outcome run() throws SQLException {
        fill();
        follow();
        watch.step(Step.COMPARING);
        var compared = compare();
        follow();
        return bulk.inTransaction(() -> becomeLive(compared));
    }

    private void fill() throws SQLException {
        watch.step(Step.FILLING);
        bulk.database().sql(readModel.tables(generation)).update();
        var touches =
                Touches.of(
                        readModel.name(),
                        new StreamLog(bulk.database()),
                        source.reader(),
                        position.number());
        try (var filling = new Filling(source.address(), readModel, generation, touches, watch)) {
            LogByServer.withoutSeals(bulk.database(), source.reader(), position.number())
                    .visit(filling);
            filling.finish();
        }
        watch.step(Step.INDEXING);
        bulk.database().sql("set maintenance_work_mem = '16MB'").update();
        bulk.database().sql(readModel.indexes(generation)).update();
        for (var table : readModel.tableNames(generation)) {
            bulk.database().sql("analyze " + table).update();
        }
    }

    /** Up to where the live one is, and no further: rows are compared at the same position. */
    private void follow() throws SQLException {
        watch.step(Step.FOLLOWING);
        while (position.number() < live().position().number()) {
            int events = bulk.inTransaction(() -> project(live().position().number()));
            for (int i = 0; i < events; i++) {
                watch.moved();
            }
        }
    }

    private ReadModel live() {
        return readModels.find(readModel.name()).orElseThrow();
    }

    /** One batch; what happened before a commit that fails is projected again. */
    private int project(long upTo) {
        int limit = (int) Math.min(BATCH, upTo - position.number());
        var events =
                log.after(position.number(), limit).stream()
                        .<Recorded>map(source.reader()::readAny)
                        .toList();
        if (!events.isEmpty()) {
            projector.project(events, generation);
            events.stream()
                    .filter(event -> RebuiltAll.isOf(readModel.name(), event))
                    .forEach(event -> floor = event.position());
            position = events.getLast().position();
        }
        return events.size();
    }

    /**
     * What differed.
     *
     * @param since rows that events after this position speak of may differ otherwise by now
     */
    private record Compared(Differing differing, long since) {}

    private Compared compare() throws SQLException {
        return bulk.inTransaction(
                () -> {
                    bulk.database().sql("set transaction isolation level repeatable read").update();
                    // some 25 MB for a hash table of rows' digests, more rows in several rounds
                    bulk.database().sql("set local work_mem = '12MB'").update();
                    var live = live();
                    long since = Math.min(live.position().number(), position.number());
                    return new Compared(
                            new Comparison(bulk.database(), readModel, generation).all(live),
                            since);
                });
    }

    /**
     * The switch: until its commit nobody else moves the read model, and while rows are touched
     * nobody appends.
     */
    private Outcome becomeLive(Compared compared) throws SQLException {
        // an event of the registry's is told to nobody before it is safe
        bulk.database().sql("set local synchronous_commit = on").update();
        var live = readModels.claim(readModel.name());
        if (live.generation() + 1 != generation) {
            throw new IllegalStateException(
                    "another process has made generation %d the live one meanwhile"
                            .formatted(live.generation()));
        }
        projectUpTo(live.position().number());
        var differing = recheck(compared, live);
        if (differing.isEmpty()) {
            return become(live.position(), floor, differing);
        }
        source.registryEvents().lock(bulk.jdbc());
        projectUpTo(log.head().number());
        var event = differing.event(readModel.name(), generation);
        var at = source.registryEvents().append(bulk.jdbc(), event);
        if (!differing.tooMany()) {
            projector.project(List.of(new RecordedRegistryEvent(at, event)), generation);
        }
        return become(at, differing.tooMany() ? at : floor, differing);
    }

    private void projectUpTo(long head) {
        int events = 1;
        while (position.number() < head && events > 0) {
            events = project(head);
            watch.movedAtOnce(events);
        }
    }

    private Differing recheck(Compared compared, ReadModel live) {
        if (compared.differing().tooMany()) {
            return compared.differing();
        }
        var servers = new TreeSet<String>();
        compared.differing().rows().forEach(row -> servers.add(row.server()));
        servers.addAll(
                bulk.database()
                        .sql(
                                """
                                select distinct stream from event_store.events
                                where position > :since and stream <> :registry
                                """)
                        .param("since", compared.since())
                        .param("registry", RegistryEvent.STREAM)
                        .query(String.class)
                        .list());
        return new Comparison(bulk.database(), readModel, generation).of(live, servers);
    }

    private Outcome become(Position at, Position newFloor, Differing differing) {
        var next = new ReadModel(readModel.name(), generation, at, newFloor, readModel.settings());
        readModels.become(next, readModel.revision());
        // in the same transaction: a process that dies after it has left nothing to be done again
        var rows = differing.tooMany() ? null : (Long) (long) differing.rows().size();
        if (!new RebuildTable(bulk.database()).done(begun, watch.done(), rows)) {
            throw new Cancelled(readModel.name());
        }
        return new Outcome(next, differing);
    }
}
