package annals.benchmarks.load;

import annals.benchmarks.failure.UnusableArgument;

/** When requests are sent. */
public sealed interface Pace {

    /** More threads would measure this machine. */
    int MOST_CLIENTS = 256;

    /** More could not be sent in time from here. */
    double MOST_PER_SECOND = 10_000;

    /** How many requests can be under way at once. */
    int clients();

    /** Each client sends its next request when it has the answer to the last one. */
    record Closed(int clients) implements Pace {

        public Closed {
            requireSome(clients);
        }
    }

    /**
     * A request is due every so often, whether those before are answered or not; it is sent as soon
     * as it is due and a client is free.
     */
    record Open(double perSecond, int clients) implements Pace {

        public Open {
            requireSome(clients);
            if (!(perSecond > 0 && perSecond <= MOST_PER_SECOND)) {
                throw new UnusableArgument(
                        "a rate is more than 0 and at most %.0f a second, not %s"
                                .formatted(MOST_PER_SECOND, perSecond));
            }
        }

        /** Nanoseconds from the start until this request is due; the first one has number 0. */
        long due(long number) {
            return (long) (number * (1e9 / perSecond));
        }
    }

    private static void requireSome(int clients) {
        if (clients < 1 || clients > MOST_CLIENTS) {
            throw new UnusableArgument(
                    "there can be 1 to %s clients, not %s".formatted(MOST_CLIENTS, clients));
        }
    }
}
