package annals.benchmarks.load;

/** What is to be done over and over. */
@FunctionalInterface
public interface Work {

    /** What one client does; it is called by one thread at a time. */
    @FunctionalInterface
    interface Client {

        /** Sends the next request and waits for the answer. */
        Reply request() throws InterruptedException;
    }

    /**
     * A client of its own.
     *
     * @param number 0, 1, 2 …
     */
    Client client(int number);
}
