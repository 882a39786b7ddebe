package annals.command.api;

import annals.command.server.Outcome;
import annals.command.server.Refusal;
import annals.command.server.ServerCommand;
import annals.command.server.Servers;
import annals.eventstore.RepeatableWrites;
import annals.eventstore.RepeatableWrites.Earlier;
import annals.http.Problem;
import annals.http.ProblemException;

import org.springframework.stereotype.Component;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Sends the commands of writes, each once, and returns when readers can see what came of them. */
@Component
final class WriteCommands {

    private final Servers servers;
    private final RepeatableWrites repeatable;
    private final ListingAwaiter listing;
    private final WriteMetrics metrics;

    WriteCommands(
            Servers servers,
            RepeatableWrites repeatable,
            ListingAwaiter listing,
            WriteMetrics metrics) {
        this.servers = servers;
        this.repeatable = repeatable;
        this.listing = listing;
        this.metrics = metrics;
    }

    /** What has become of a write before; 422 if its key was used for another one. */
    Optional<Written> before(WriteRequest request) {
        var write = request.repeatable();
        return write == null ? Optional.empty() : repeatable.find(write).map(this::before);
    }

    /**
     * Carries a write out, unless it was before.
     *
     * @param command made only if it is needed; may end the request
     */
    Written once(WriteRequest request, Supplier<ServerCommand> command) {
        return before(request).orElseGet(() -> carryOut(request, command.get()));
    }

    private Written carryOut(WriteRequest request, ServerCommand command) {
        return carryOut(
                request,
                command,
                refusal -> {
                    throw new ProblemException(RefusalProblems.of(refusal, request.write()));
                },
                Function.identity());
    }

    /** Carries a write out, for who has an answer to refusals. */
    <T> T carryOut(
            WriteRequest request,
            ServerCommand command,
            Function<Refusal, T> refused,
            Function<Written, T> written) {
        return switch (send(request, command)) {
            case Outcome.Refused(var refusal) -> {
                metrics.refused(refusal);
                yield refused.apply(refusal);
            }
            case Outcome.Known(var earlier) -> written.apply(before(earlier));
            case Outcome.Appended appended -> {
                listing.await(appended.position().number());
                yield written.apply(new Written.Now(appended));
            }
        };
    }

    private Outcome send(WriteRequest request, ServerCommand command) {
        var write = request.repeatable();
        return write == null ? servers.send(command) : servers.send(command, write);
    }

    private Written before(Earlier earlier) {
        return switch (earlier) {
            case Earlier.Done(var at) -> {
                listing.await(at.number());
                yield new Written.Before(at);
            }
            case Earlier.Other(var target) ->
                    throw new ProblemException(
                            Problem.of(
                                    422,
                                    ("This Idempotency-Key was used for another request (%s); send"
                                                    + " the same body to the same path again, or"
                                                    + " take a new key")
                                            .formatted(target)));
            case Earlier.Running() ->
                    throw new ProblemException(
                            Problem.of(
                                            409,
                                            "A request with this Idempotency-Key is being carried"
                                                    + " out; send the same again in a moment")
                                    .with("Retry-After", "1"));
        };
    }
}
