package annals.eventstore;

/** Is told how long appends take, for whoever measures. */
@FunctionalInterface
public interface AppendTimes {

    /** Nobody measures. */
    AppendTimes UNSEEN = _ -> {};

    /** Events were numbered and stored in so many seconds, waiting for their turn included. */
    void appended(double seconds);
}
