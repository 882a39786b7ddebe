package annals.command.server;

import annals.eventstore.Appends;

import org.axonframework.common.lock.LockFactory;

import java.util.List;
import java.util.function.Consumer;

/**
 * All servers: takes a command, lets the server decide in a transaction, and says what has become
 * of it once that is committed.
 */
public final class Servers {

    private final Deciding deciding;
    private final RememberedServers repository;
    private final Appends appends;
    private final LockFactory turns;

    Servers(Deciding deciding, RememberedServers repository, Appends appends, LockFactory turns) {
        this.deciding = deciding;
        this.repository = repository;
        this.appends = appends;
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
        // commands of one server take turns here, so that they need not conflict in the database
        try (var _ = turns.obtainLock(command.server())) {
            var appended = appends.transaction(() -> deciding.one(command));
            return switch (appended.result()) {
                case Decision.Append(var event) ->
                        new Outcome.Appended(event, appended.positions().getLast());
                case Decision.Refuse(var refusal) -> new Outcome.Refused(refusal);
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
