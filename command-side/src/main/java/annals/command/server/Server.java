package annals.command.server;

import annals.command.server.ServerCommand.ChangeAllVersionsStatus;
import annals.command.server.ServerCommand.ChangeVersionStatus;
import annals.command.server.ServerCommand.EditVersion;
import annals.command.server.ServerCommand.ImportVersion;
import annals.command.server.ServerCommand.PublishVersion;
import annals.events.ServerEvent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.SourceId;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One server and its versions, as Axon wants an aggregate: each command is decided by {@link
 * Versions} and appends exactly one event, or none.
 */
class Server {

    /** Axon wants it unset until the first event. */
    @AggregateIdentifier private @Nullable String name;

    private final Versions versions;

    Server() {
        versions = new Versions();
    }

    /** As a snapshot keeps it. */
    @JsonCreator
    Server(@JsonProperty("name") String name, @JsonProperty("versions") Versions versions) {
        this.name = name;
        this.versions = versions;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision publish(PublishVersion command, Claims claims) {
        return carryOut(command, versions.decide(command, claims));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision edit(EditVersion command, Claims claims) {
        return carryOut(command, versions.decide(command, claims));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision changeStatus(ChangeVersionStatus command, Claims claims) {
        return carryOut(command, versions.decide(command, claims));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision changeAllStatuses(ChangeAllVersionsStatus command, Claims claims) {
        return carryOut(command, versions.decide(command, claims));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision importVersion(ImportVersion command) {
        return carryOut(command, versions.decide(command));
    }

    @EventSourcingHandler
    void on(ServerEvent event, @SourceId String server, @Timestamp Instant recordedAt) {
        name = server;
        versions.evolve(event, recordedAt);
    }

    /** The same state, apart from this one. */
    Server copy() {
        return new Server(name(), versions.copy());
    }

    @JsonProperty
    String name() {
        if (name == null) {
            throw new IllegalStateException("this server has no event yet");
        }
        return name;
    }

    @JsonProperty
    Versions versions() {
        return versions;
    }

    private Decision carryOut(ServerCommand command, Decision decision) {
        name = command.server();
        switch (decision) {
            case Decision.Append(var event) -> AggregateLifecycle.apply(event);
            case Decision.Refuse _ -> {
                // nothing happens
            }
        }
        return decision;
    }
}
