package annals.command.server;

/** Is told how long decisions take, for whoever measures. */
@FunctionalInterface
public interface DecideTimes {

    /** Nobody measures. */
    DecideTimes UNSEEN = _ -> {};

    /** A server was loaded and has decided in so many seconds, waiting for its turn included. */
    void decided(double seconds);
}
