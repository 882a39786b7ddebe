package annals.command.server;

import annals.eventstore.EventStorage;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Lets servers decide on commands in the transaction that is open, and the claims follow what they
 * decide.
 */
final class Deciding {

    private final CommandBus commands;
    private final EventStorage storage;
    private final ClaimLocks locks;
    private final ClaimLedger claims;
    private final DecideTimes times;

    Deciding(
            CommandBus commands,
            EventStorage storage,
            ClaimLocks locks,
            ClaimLedger claims,
            DecideTimes times) {
        this.commands = commands;
        this.storage = storage;
        this.locks = locks;
        this.claims = claims;
        this.times = times;
    }

    Decision one(ServerCommand command) {
        long begun = System.nanoTime();
        var decision = decided(command);
        times.decided((System.nanoTime() - begun) / 1e9);
        return decision;
    }

    private Decision decided(ServerCommand command) {
        locks.server(command.server());
        var happened = new ArrayList<Happened>();
        var decision = decide(command, happened);
        claims.record(happened);
        return decision;
    }

    /** In their order. Those that ask for claims see the claims of those before them. */
    List<Decision> many(List<? extends ServerCommand> all) {
        if (all.stream().anyMatch(ServerCommand::isChecked)) {
            // one after the other they would lock in an order of their own
            locks.all();
        }
        var decisions = new ArrayList<Decision>();
        var happened = new ArrayList<Happened>();
        for (var command : all) {
            if (command.isChecked()) {
                claims.record(happened);
                happened.clear();
            }
            decisions.add(decide(command, happened));
        }
        claims.record(happened);
        return decisions;
    }

    private Decision decide(ServerCommand command, List<Happened> happened) {
        var decision = dispatch(command);
        switch (decision) {
            case Decision.Append(var event) ->
                    happened.add(
                            new Happened(
                                    command.server(),
                                    storage.lastPending(command.server()).orElseThrow(),
                                    event));
            case Decision.Refuse _ -> {
                // nothing happens
            }
        }
        return decision;
    }

    private Decision dispatch(ServerCommand command) {
        var answer = new AtomicReference<CommandResultMessage<?>>();
        commands.dispatch(new GenericCommandMessage<>(command), (_, result) -> answer.set(result));
        var result = answer.get();
        if (result.isExceptional()) {
            throw result.exceptionResult() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(result.exceptionResult());
        }
        return (Decision) result.getPayload();
    }
}
