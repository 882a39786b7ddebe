package annals.eventstore.rebuild;

import annals.eventstore.AppendSignal;
import annals.eventstore.DatabaseAddress;
import annals.eventstore.EventReader;
import annals.eventstore.Progress;
import annals.eventstore.ReadModels;
import annals.eventstore.RegistryEvents;
import annals.eventstore.SqlFailure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/**
 * Rebuilds of read models: asked for in any process, worked at in one of those that have the read
 * model. What a process has left unfinished, another one or the next start begins anew.
 */
public final class Rebuilds implements SmartLifecycle {

    private static final Duration LOOK = Duration.ofSeconds(1);

    /** After a switch, until the generation before it is dropped: readers may still be in it. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(Rebuilds.class);

    private final Rebuild.Source source;
    private final AppendSignal signal;
    private final RebuildTable table;
    private final ReadModels readModels;
    private final List<Rebuilt> all;
    private final Semaphore asked = new Semaphore(0);
    private final Map<String, Thread> working = new ConcurrentHashMap<>();

    /** Ended rebuilds after which nothing is left to drop. */
    private final Set<String> tidied = ConcurrentHashMap.newKeySet();

    private volatile boolean running;

    /**
     * A read model of this process.
     *
     * @param progress is told of the switch
     */
    public record Rebuilt(Rebuildable readModel, Progress progress) {}

    /**
     * Rebuilds of these.
     *
     * @param follows connections that may write what belongs to read models
     * @param room where the database is
     */
    public Rebuilds(
            DatabaseAddress address,
            DataSource follows,
            EventReader reader,
            RegistryEvents registryEvents,
            AppendSignal signal,
            Room room,
            List<Rebuilt> all) {
        source = new Rebuild.Source(address, reader, registryEvents, room);
        this.signal = signal;
        table = new RebuildTable(JdbcClient.create(follows));
        readModels = new ReadModels(JdbcClient.create(follows));
        this.all = List.copyOf(all);
    }

    /** What was asked for, and what came of it. */
    public enum Answer {
        ACCEPTED,
        /** There is none of this name here. */
        UNKNOWN,
        /** One is under way; or, for an end, none is. */
        CONFLICT
    }

    /**
     * Asks for a rebuild; somebody begins it within a second or two.
     *
     * @param rate events in a second at most; 0: as fast as it goes
     */
    public Answer request(String readModel, int rate) {
        var known = known(readModel);
        if (known.isEmpty()) {
            return Answer.UNKNOWN;
        }
        if (!table.request(known.get().readModel(), rate)) {
            return Answer.CONFLICT;
        }
        asked.release();
        return Answer.ACCEPTED;
    }

    /** Wishes the rebuild that is under way to end; the live generation stays. */
    public Answer cancel(String readModel) {
        if (known(readModel).isEmpty()) {
            return Answer.UNKNOWN;
        }
        return table.cancel(readModel) ? Answer.ACCEPTED : Answer.CONFLICT;
    }

    /** The last rebuild of each read model that ever was rebuilt. */
    public List<RebuildState> states() {
        return table.all();
    }

    /** The names of the read models here. */
    public List<String> names() {
        return all.stream().map(rebuilt -> rebuilt.readModel().name()).toList();
    }

    private Optional<Rebuilt> known(String name) {
        return all.stream().filter(one -> one.readModel().name().equals(name)).findFirst();
    }

    /** Another shape and other settings than those of the live rows need other rows. */
    private void requestWhatIsNeeded() {
        for (var one : all) {
            var name = one.readModel().name();
            if (readModels.revision(name) < one.readModel().revision()
                    && request(name, 0) == Answer.ACCEPTED) {
                log.info(
                        "Read model {} is made anew, since this version of Annals keeps more in it",
                        name);
            }
            var wanted = one.readModel().settings();
            var live = readModels.find(one.readModel().name()).orElseThrow().settings();
            if (!live.equals(wanted) && request(one.readModel().name(), 0) == Answer.ACCEPTED) {
                log.info(
                        "Read model {} is made anew for the settings \"{}\"; until then it answers"
                                + " as with \"{}\"",
                        one.readModel().name(),
                        wanted,
                        live);
            }
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("rebuilds").start(this::look);
    }

    private void look() {
        boolean settingsChecked = false;
        while (running) {
            try {
                if (!settingsChecked) {
                    requestWhatIsNeeded();
                    settingsChecked = true;
                }
                all.forEach(this::workIfAsked);
            } catch (DataAccessException gone) {
                log.debug("The database does not answer", gone);
            }
            try {
                if (asked.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    asked.drainPermits();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void workIfAsked(Rebuilt one) {
        var name = one.readModel().name();
        var state = table.find(name);
        if (state.isEmpty() || working.containsKey(name)) {
            return;
        }
        if (!state.get().step().isEnd()) {
            work(name, () -> rebuild(one));
        } else if (isToBeTidied(state.get())) {
            work(name, () -> tidy(one));
        }
    }

    private boolean isToBeTidied(RebuildState state) {
        var ended = state.endedAt();
        return ended != null
                && ended.plus(GRACE).isBefore(Instant.now())
                && !tidied.contains(state.readModel() + state.endedAt());
    }

    private interface Work {
        void run() throws SQLException;
    }

    private void work(String name, Work work) {
        working.put(
                name,
                Thread.ofVirtual()
                        .name("rebuild-" + name)
                        .start(
                                () -> {
                                    try {
                                        work.run();
                                    } catch (SQLException | RuntimeException failed) {
                                        failed(name, failed);
                                    } finally {
                                        working.remove(name);
                                    }
                                }));
    }

    private void rebuild(Rebuilt one) throws SQLException {
        try (var bulk = BulkConnection.open(source.address())) {
            if (!bulk.tryLock(one.readModel().name())) {
                return;
            }
            try {
                Rebuild.run(source, one.readModel(), bulk, table)
                        .ifPresent(outcome -> switched(one, outcome));
            } catch (SQLException | RuntimeException failed) {
                dropHalfMade(one, bulk);
                throw failed;
            }
        }
    }

    private void switched(Rebuilt one, Rebuild.Outcome outcome) {
        var live = outcome.live();
        one.progress().raise(live);
        signal.seen(live.position().number());
        log.info(
                "Read model {} is rebuilt: generation {} is live from position {} on; {} rows"
                        + " differ from before",
                live.name(),
                live.generation(),
                live.position().number(),
                outcome.differing().tooMany()
                        ? "too many to name"
                        : outcome.differing().rows().size());
    }

    /** Its room may be wanted; what cannot be dropped now is dropped later. */
    private void dropHalfMade(Rebuilt one, BulkConnection bulk) {
        try {
            int live = new ReadModels(bulk.database()).find(name(one)).orElseThrow().generation();
            new Generations(bulk, one.readModel()).dropHalfMade(live);
        } catch (DataAccessException later) {
            log.debug("What was made of read model {} is dropped later", name(one), later);
        }
    }

    private static String name(Rebuilt one) {
        return one.readModel().name();
    }

    private void tidy(Rebuilt one) throws SQLException {
        var name = one.readModel().name();
        try (var bulk = BulkConnection.open(source.address())) {
            if (bulk.tryLock(name)) {
                var state = table.find(name).orElseThrow();
                int live = readModels.find(name).orElseThrow().generation();
                if (state.step().isEnd()
                        && new Generations(bulk, one.readModel()).dropAllBut(live)) {
                    tidied.add(name + state.endedAt());
                }
            }
        }
    }

    private void failed(String name, Exception failure) {
        if (failure instanceof Cancelled) {
            log.info("The rebuild of read model {} has ended early", name);
        } else if (running && !SqlFailure.passes(failure)) {
            log.error("Read model {} could not be rebuilt; the live one stays", name, failure);
            noteFailed(name, failure);
        } else {
            beginsAnew(name, failure);
        }
    }

    private void noteFailed(String name, Exception failure) {
        try {
            table.failed(name, Reasons.of(failure));
        } catch (DataAccessException gone) {
            beginsAnew(name, gone);
        }
    }

    private static void beginsAnew(String name, Exception failure) {
        log.warn(
                "The rebuild of read model {} begins anew when the database answers: {}",
                name,
                failure.getMessage());
    }

    @Override
    public void stop() {
        running = false;
        asked.release();
        working.values().forEach(Thread::interrupt);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
