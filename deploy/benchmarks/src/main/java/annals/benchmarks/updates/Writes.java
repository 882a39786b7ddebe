package annals.benchmarks.updates;

import annals.benchmarks.hammer.Registry;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What has become of all writes. */
final class Writes {

    /** So many reasons are told apart; some registries quote the request in theirs. */
    private static final int MOST_REASONS = 20;

    private final Map<Act, Long> good = new EnumMap<>(Act.class);
    private final Map<Integer, Long> refused = new TreeMap<>();
    private final Map<String, Long> failed = new TreeMap<>();
    private final Set<Published> published = ConcurrentHashMap.newKeySet();
    private long position;
    private Duration slowest = Duration.ZERO;
    private String anyReason = "";

    /** A version of which the registry has said that it has it. */
    record Published(String name, String version) {}

    void published(String name, String version) {
        published.add(new Published(name, version));
    }

    /** Counts an answer; whether it is good. */
    synchronized boolean answered(Act act, Registry.Answer answer, Duration took) {
        slowest = took.compareTo(slowest) > 0 ? took : slowest;
        position = Math.max(position, answer.position());
        if (answer.good()) {
            good.merge(act, 1L, Long::sum);
            return true;
        }
        anyReason = answer.reason();
        if (answer.status() >= 400 && answer.status() < 500) {
            refused.merge(answer.status(), 1L, Long::sum);
        } else {
            boolean known = failed.containsKey(anyReason) || failed.size() < MOST_REASONS;
            failed.merge(known ? anyReason : "other reasons", 1L, Long::sum);
        }
        return false;
    }

    Set<Published> published() {
        return published;
    }

    /** How many were good. */
    synchronized long count() {
        return good.values().stream().mapToLong(Long::longValue).sum();
    }

    synchronized Map<Act, Long> good() {
        return new EnumMap<>(good);
    }

    /** By status. */
    synchronized Map<Integer, Long> refused() {
        return new TreeMap<>(refused);
    }

    /** By reason: no answer, or the registry's failure. Such a write may have happened. */
    synchronized Map<String, Long> failed() {
        return new TreeMap<>(failed);
    }

    /** The highest that an answer has told; 0 when none did. */
    synchronized long position() {
        return position;
    }

    synchronized Duration slowest() {
        return slowest;
    }

    /** Of a write that was not good; empty when all were. */
    synchronized String anyReason() {
        return anyReason;
    }
}
