package annals.benchmarks.updates;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that is written to by all writers at once. */
final class WrittenServer {

    /** Enough for a flag that moves often, few enough for servers to come and go. */
    static final int MOST_VERSIONS = 10;

    private final String name;
    private final AtomicInteger tried = new AtomicInteger();
    private final List<String> published = new CopyOnWriteArrayList<>();

    WrittenServer(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** A version that was not tried before, above or below the others; empty when it has enough. */
    Optional<String> nextVersion(Random random) {
        int number = tried.incrementAndGet();
        return number > MOST_VERSIONS ? Optional.empty() : Optional.of(version(number, random));
    }

    private static String version(int number, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> "0.%d.0".formatted(number);
            case 1 -> "1.%d.0-rc.1".formatted(number);
            case 2 -> "1.0.0+build.%d".formatted(number);
            case 3 -> "build-%d".formatted(number);
            default -> "1.%d.0".formatted(number);
        };
    }

    /** A version was published. */
    void has(String version) {
        published.add(version);
    }

    /** One that was published; empty when none was. */
    Optional<String> anyVersion(Random random) {
        // others may only add to it
        int count = published.size();
        return count == 0 ? Optional.empty() : Optional.of(published.get(random.nextInt(count)));
    }
}
