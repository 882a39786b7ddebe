package annals.command.api;

import annals.command.server.Outcome;
import annals.command.server.ServerCommand;
import annals.command.server.Servers;
import annals.http.ProblemException;

import org.springframework.stereotype.Component;

/** Sends the commands of writes, and returns when their readers can see what came of them. */
@Component
final class WriteCommands {

    private final Servers servers;
    private final ListingAwaiter listing;

    WriteCommands(Servers servers, ListingAwaiter listing) {
        this.servers = servers;
        this.listing = listing;
    }

    /** Ends the request with the problem if the command is refused. */
    Outcome.Appended carryOut(Write write, ServerCommand command) {
        return switch (servers.send(command)) {
            case Outcome.Refused(var refusal) ->
                    throw new ProblemException(RefusalProblems.of(refusal, write));
            case Outcome.Appended appended -> {
                listing.await(appended.position().number());
                yield appended;
            }
        };
    }
}
