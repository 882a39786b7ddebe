package annals.command.server;

import annals.eventstore.Appends;
import annals.eventstore.RepeatableWrite;
import annals.eventstore.RepeatableWrites;

import org.axonframework.common.lock.LockFactory;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * All servers: takes a command, lets the server decide in a transaction, and says what has become
 * of it once that is committed.
 */
public final class Servers {

    private final Deciding deciding;
    private final RememberedServers repository;
    private final Appends appends;
    private final RepeatableWrites repeatable;
    private final LockFactory turns;

    /** Keys of writes that this process carries out, or that wait here for their turn. */
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    Servers(
            Deciding deciding,
            RememberedServers repository,
            Appends appends,
            RepeatableWrites repeatable,
            LockFactory turns) {
        this.deciding = deciding;
        this.repository = repository;
        this.appends = appends;
        this.repeatable = repeatable;
        this.turns = turns;
    }

    /** Whether there is such a server, now; deleted versions count. */
    public boolean isThere(String server) {
        return repository.look(server).isPresent();
    }

    /** Whether a server has such a version, now. A command may find it otherwise. */
    public Presence presence(String server, String version) {
        return repository
                .look(server)
                .map(there -> there.versions().presence(version))
                .orElse(Presence.ABSENT);
    }

    /**
     * Sends one command.
     *
     * @throws annals.eventstore.StoreUnavailableException when the event store cannot be asked
     */
    public Outcome send(ServerCommand command) {
        return inTurn(command, () -> new Work.Done(deciding.one(command)));
    }

    /**
     * Sends one command of a write that may be repeated: it is carried out once.
     *
     * @throws annals.eventstore.StoreUnavailableException when the event store cannot be asked
     */
    public Outcome send(ServerCommand command, RepeatableWrite write) {
        var key = write.caller() + ' ' + write.key();
        if (!running.add(key)) {
            return new Outcome.Known(new RepeatableWrites.Earlier.Running());
        }
        try {
            return inTurn(
                    command,
                    () ->
                            repeatable
                                    .begin(write)
                                    .<Work>map(Work.Known::new)
                                    .orElseGet(() -> new Work.Done(deciding.one(command))));
        } finally {
            running.remove(key);
        }
    }

    /** What a transaction has done. */
    private sealed interface Work {

        record Done(Decision decision) implements Work {}

        record Known(RepeatableWrites.Earlier earlier) implements Work {}
    }

    /** Commands of one server take turns here, so that they need not wait in the database. */
    private Outcome inTurn(ServerCommand command, Supplier<Work> work) {
        try (var _ = turns.obtainLock(command.server())) {
            var appended = appends.transaction(work);
            return switch (appended.result()) {
                case Work.Known(var earlier) -> new Outcome.Known(earlier);
                case Work.Done(Decision.Append(var event)) ->
                        new Outcome.Appended(event, appended.positions().getLast());
                case Work.Done(Decision.Refuse(var refusal)) -> new Outcome.Refused(refusal);
            };
        }
    }

    /**
     * Sends many commands in one transaction: all that are not refused are stored, or none.
     *
     * @param also runs in the same transaction, after the last decision
     * @throws annals.eventstore.StoreUnavailableException when the event store cannot be asked
     */
    public List<Decision> sendAll(
            List<? extends ServerCommand> all, Consumer<List<Decision>> also) {
        return appends.transaction(
                        () -> {
                            var decisions = deciding.many(all);
                            also.accept(decisions);
                            return decisions;
                        })
                .result();
    }
}
