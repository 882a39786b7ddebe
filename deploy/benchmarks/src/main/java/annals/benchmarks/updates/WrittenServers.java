package annals.benchmarks.updates;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The servers that are written to. Few at a time, so that writers meet; a server that has all its
 * versions is left for a new one. Their names are spread over the list, so that new rows stand
 * before a crawler as well as behind.
 */
final class WrittenServers {

    private final String prefix;
    private final Random random;
    private final List<WrittenServer> active = new ArrayList<>();
    private int made;

    /**
     * Makes the first ones.
     *
     * @param prefix of all names
     */
    WrittenServers(String prefix, int count, Random random) {
        this.prefix = prefix;
        this.random = random;
        for (int i = 0; i < count; i++) {
            active.add(make());
        }
    }

    synchronized WrittenServer any() {
        return active.get(random.nextInt(active.size()));
    }

    /** It is full: another one takes its place, if none did. */
    synchronized void leave(WrittenServer server) {
        active.replaceAll(each -> each == server ? make() : each);
    }

    private WrittenServer make() {
        made++;
        return new WrittenServer(
                "%s-%s-%d".formatted(prefix, (char) ('a' + random.nextInt(26)), made));
    }
}
