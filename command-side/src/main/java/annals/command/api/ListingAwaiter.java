package annals.command.api;

/**
 * Waits until readers can see an event. The command side does not know who tells readers; whoever
 * puts the sides together fills this in.
 */
@FunctionalInterface
public interface ListingAwaiter {

    /** Waits, for five seconds at most, until the list has this position. */
    void await(long position);

    /** For a command side that runs alone. */
    static ListingAwaiter none() {
        return _ -> {};
    }
}
