package annals.command.importing;

import annals.command.server.ServerCommand;

import java.util.List;
import java.util.function.Consumer;

/** Where an import hands in what it has read: many commands, one transaction. */
public interface ImportGateway {

    /**
     * Runs the commands in their order, in one transaction; none at all is legal. Whatever the
     * aggregate says of a single command is a value. An exception means that nothing was stored,
     * or, if the connection broke at the commit, that it is not known.
     *
     * @param alsoInThisTransaction called once in the transaction, with the results, after the last
     *     command and before the commit and the append's lock; what it throws rolls everything back
     *     and comes out
     * @return one result for each command, in the same order
     */
    List<Result> append(List<ServerCommand> commands, Consumer<List<Result>> alsoInThisTransaction);

    /** What became of one command. */
    sealed interface Result {

        /**
         * It appended its event.
         *
         * @param latest the server's latest version after it
         */
        record Appended(String latest) implements Result {}

        /**
         * This version was there and was left as it is.
         *
         * @param latest the server's latest version
         */
        record AlreadyThere(String latest) implements Result {}

        /** The aggregate refused it. */
        record Refused(String reason) implements Result {}
    }
}
