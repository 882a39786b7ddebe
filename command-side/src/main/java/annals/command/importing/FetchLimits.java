package annals.command.importing;

import java.time.Duration;

/**
 * How patient and how trusting we are with another server.
 *
 * @param connect for one connection
 * @param silence how long nothing may come
 * @param tries for one answer, the first included
 * @param longestPause between two of them, whatever the server asks for
 * @param maxPageBytes of one page of a list, unpacked
 * @param maxFileBytes of one file, as it comes
 */
record FetchLimits(
        Duration connect,
        Duration silence,
        int tries,
        Duration longestPause,
        int maxPageBytes,
        long maxFileBytes) {

    /** A page has 100 entries of about a kilobyte; 32 MiB leave room for pages of large ones. */
    static FetchLimits usual() {
        return new FetchLimits(
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                8,
                Duration.ofMinutes(5),
                32 << 20,
                4L << 30);
    }
}
