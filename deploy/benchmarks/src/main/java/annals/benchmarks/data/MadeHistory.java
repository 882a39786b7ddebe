package annals.benchmarks.data;

import annals.benchmarks.failure.UnusableArgument;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/**
 * The list entries of a registry that never was, in the order in which they would have been
 * published: versions per server, sizes and statuses are as in the real one of December 2025. The
 * same seed gives the same bytes. It takes some ten bytes of memory an entry.
 */
public final class MadeHistory {

    /** So many fit the numbers below. */
    public static final int MOST_VERSIONS = 10_000_000;

    private static final Instant BEGIN = Instant.parse("2025-09-08T00:00:00Z");

    /** Fifteen months, in milliseconds. */
    private static final long LENGTH = 39_420_000_000L;

    private static final int ORDINAL_BITS = 25;
    private static final long ORDINAL = (1L << ORDINAL_BITS) - 1;

    private static final ObjectWriter LINES =
            JsonMapper.builder().build().writer().withRootValueSeparator("\n");

    /**
     * A server of a certain name and size among the others.
     *
     * @param versions 1 or more
     */
    public record Extra(String name, int versions) {}

    private final long seed;
    private final List<Extra> extras;

    /** How many servers are not extra. */
    private final int usual;

    /** Of each server the ordinal of its first version; one more at the end. */
    private final int[] firsts;

    /** Milliseconds since the begin, then the ordinal: sorted, this is the order of publishing. */
    private final long[] order;

    private MadeHistory(long seed, int versions, List<Extra> extras) {
        this.seed = seed;
        this.extras = List.copyOf(extras);
        var ends = new int[versions + extras.size() + 1];
        int servers = 0;
        for (; ends[servers] < versions; servers++) {
            int size = MadeServer.of(seed, servers).versions();
            ends[servers + 1] = Math.min(versions, ends[servers] + size);
        }
        usual = servers;
        for (var extra : extras) {
            ends[servers + 1] = ends[servers] + extra.versions();
            servers++;
        }
        firsts = Arrays.copyOf(ends, servers + 1);
        order = new long[firsts[servers]];
        for (int index = 0; index < servers; index++) {
            schedule(server(index));
        }
        Arrays.sort(order);
    }

    /**
     * Makes one.
     *
     * @param versions how many there are, those of the extra servers not counted
     */
    public static MadeHistory of(long seed, int versions, List<Extra> extras) {
        long all = versions + extras.stream().mapToLong(Extra::versions).sum();
        if (versions < 0 || all < 1 || all > MOST_VERSIONS) {
            throw new UnusableArgument(
                    "a history has 1 to %,d versions, not %,d".formatted(MOST_VERSIONS, all));
        }
        return new MadeHistory(seed, versions, extras);
    }

    /** How many entries there are. */
    public int size() {
        return order.length;
    }

    /** Writes all entries, one a line. */
    public void writeTo(OutputStream out) {
        try (var json = LINES.createGenerator(out)) {
            for (long place : order) {
                entry(json, (int) (place & ORDINAL), BEGIN.plusMillis(place >> ORDINAL_BITS));
            }
            json.writeRaw('\n');
        }
    }

    private void schedule(MadeServer server) {
        int versions = firsts[server.index() + 1] - firsts[server.index()];
        long birth = (long) (server.birth() * LENGTH);
        long step = Math.max(1, (long) ((LENGTH - birth) * server.pace() / versions));
        for (int number = 0; number < versions; number++) {
            int ordinal = firsts[server.index()] + number;
            order[ordinal] = (birth + step * number) << ORDINAL_BITS | ordinal;
        }
    }

    private MadeServer server(int index) {
        return index < usual
                ? MadeServer.of(seed, index)
                : MadeServer.extra(index, extras.get(index - usual));
    }

    private void entry(JsonGenerator json, int ordinal, Instant published) {
        int found = Arrays.binarySearch(firsts, ordinal);
        int index = found >= 0 ? found : -found - 2;
        var dice = Dice.of(seed, index, ordinal);
        boolean latest = ordinal == firsts[index + 1] - 1;
        json.writeStartObject();
        json.writeName("server");
        new ServerJsonText(json).write(server(index), ordinal - firsts[index], dice);
        json.writeObjectPropertyStart("_meta");
        json.writeObjectPropertyStart("io.modelcontextprotocol.registry/official");
        facts(json, dice, published, latest);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    /** 1.5 % of the versions that a later one has replaced have had their status changed. */
    private static void facts(JsonGenerator json, Dice dice, Instant published, boolean latest) {
        var at = published.plus(dice.below(1_000), ChronoUnit.MICROS);
        double fate = dice.share();
        var status = latest || fate >= 0.015 ? "active" : fate < 0.007 ? "deleted" : "deprecated";
        var changed = status.equals("active") ? at : at.plus(1 + dice.below(500), ChronoUnit.HOURS);
        json.writeStringProperty("status", status);
        json.writeStringProperty("statusChangedAt", changed.toString());
        json.writeStringProperty("publishedAt", at.toString());
        json.writeStringProperty("updatedAt", changed.toString());
        json.writeBooleanProperty("isLatest", latest);
    }
}
