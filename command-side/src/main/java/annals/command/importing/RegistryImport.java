package annals.command.importing;

import annals.command.importing.ImportProgress.TakenOver;
import annals.command.importing.ImportStatus.State;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Imports in the background once the registry has started, or when an operator wishes it, and stops
 * between two batches when the registry ends. An import that was stopped or killed goes on where it
 * was; one that had finished and is started again leaves and counts what is there already. A source
 * that cannot be read is told in one sentence and does not keep the registry from running.
 *
 * <p>It is the last to start and the first to stop, which is the default phase.
 */
final class RegistryImport implements SmartLifecycle, Imports {

    private static final Logger log = LoggerFactory.getLogger(RegistryImport.class);
    private static final Duration END_OF_BATCH = Duration.ofSeconds(10);

    private final ImportSettings settings;
    private final SeedSources sources;
    private final ImportNeeds needs;

    /** Held during a batch; fair, so that who wants to stop comes before the next batch. */
    private final ReentrantLock border = new ReentrantLock(true);

    private Optional<Thread> thread = Optional.empty();
    private volatile @Nullable ImportStatus latest;
    private long begun;

    RegistryImport(ImportSettings settings, SeedSources sources, ImportNeeds needs) {
        this.settings = settings;
        this.sources = sources;
        this.needs = needs;
    }

    @Override
    public synchronized void start() {
        if (!settings.from().isEmpty() && thread.isEmpty()) {
            begin(settings.from());
        }
    }

    @Override
    public synchronized Optional<ImportStatus> begin(String source) {
        if (thread.filter(Thread::isAlive).isPresent()) {
            return Optional.empty();
        }
        begun++;
        var status = ImportStatus.begun(begun, shown(source), needs.clock().instant());
        latest = status;
        thread = Optional.of(Thread.ofVirtual().name("import").start(() -> run(source)));
        return Optional.of(status);
    }

    /** An address that cannot be read may hold a secret. */
    private String shown(String source) {
        try {
            return Printable.of(sources.at(source).name());
        } catch (UnreadableSource e) {
            return "…";
        }
    }

    @Override
    public Optional<ImportStatus> latest() {
        return Optional.ofNullable(latest);
    }

    @Override
    public synchronized void stop() {
        thread.ifPresent(this::stop);
        thread = Optional.empty();
    }

    @Override
    public synchronized boolean isRunning() {
        return thread.isPresent();
    }

    private void run(String source) {
        try {
            var stuck = new ImportRun(sources.at(source), needs, border, this::moved).run();
            ended(stuck.isPresent() ? State.FAILED : State.DONE, stuck.orElse(null));
        } catch (UnreadableSource e) {
            log.error("Nothing is imported: {}", e.sentence());
            ended(State.FAILED, e.sentence());
        } catch (InterruptedException _) {
            log.info("The import stops; it goes on at the next start.");
            ended(State.STOPPED, "The import stops; it goes on when it is begun again.");
        } catch (TakenOver e) {
            log.warn("The import stops here: {}", e.getMessage());
            ended(State.STOPPED, e.getMessage());
        } catch (RuntimeException e) {
            log.error("The import has stopped before its end; it goes on at the next start.", e);
            ended(
                    State.FAILED,
                    "The import has stopped before its end, and goes on when it is begun again: "
                            + Printable.of(DatabaseWork.last(e).toString()));
        }
    }

    private void moved(ImportStatus.Move move) {
        var before = latest;
        if (before != null) {
            latest = before.moved(move, needs.clock().instant());
        }
    }

    private void ended(State state, @Nullable String problem) {
        var before = latest;
        if (before != null) {
            latest = before.ended(state, problem, needs.clock().instant());
        }
    }

    /** Interrupts it while it has no transaction open: never in the middle of a batch. */
    private void stop(Thread running) {
        try {
            boolean between = border.tryLock(END_OF_BATCH.toSeconds(), TimeUnit.SECONDS);
            running.interrupt();
            if (between) {
                border.unlock();
            }
            running.join(END_OF_BATCH);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
