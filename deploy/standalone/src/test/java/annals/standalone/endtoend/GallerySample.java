package annals.standalone.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Servers as another registry lists them, many pages of them: each with several versions, some
 * deleted or deprecated. The version that is latest has signs that a URL could swallow, so that
 * every page ends with such a one.
 *
 * @param entries one JSON text for each version
 * @param latest which version of which server a gallery shall show
 */
record GallerySample(List<String> entries, SortedMap<String, Offer> latest) {

    private static final int SERVERS = 500;

    private static final List<String> WORDS =
            List.of("weather", "Weather-Maps", "github", "files", "quotes");

    private static final List<String> ODD =
            List.of(
                    "1.0.0+build.7",
                    "1.0.0&limit=1",
                    "1.0.0#part",
                    "%zz",
                    "100%25",
                    "1.0.0?search=x",
                    "2.0/1",
                    "a b",
                    "1:0:0",
                    "_1",
                    "\u00dcn\u00efcode-1 \ud83d\ude00",
                    "1.0.0+a+b");

    /** A version, and what is said of it. */
    record Offer(String version, String description, String status) {}

    static GallerySample made() {
        var sample = new GallerySample(new ArrayList<>(), new TreeMap<>());
        IntStream.range(0, SERVERS).forEach(sample::add);
        return sample;
    }

    private void add(int number) {
        var name =
                "com.example-%d/%s_%d"
                        .formatted(number % 7, WORDS.get(number % WORDS.size()), number);
        var version = ODD.get(number % ODD.size());
        var status = number % 11 == 3 ? "deleted" : number % 13 == 5 ? "deprecated" : "active";
        var description = "Not of github, version " + version;
        add(name, "snapshot", "An earlier one", "2025-09-08T10:00:00Z", status, false);
        add(name, version, description, "2025-10-08T10:00:00Z", status, true);
        if (number % 3 == 0) {
            add(name, "9.0.0", "Gone", "2025-11-08T10:00:00Z", "deleted", false);
        }
        if (!status.equals("deleted")) {
            latest.put(name, new Offer(version, description, status));
        }
    }

    private void add(
            String name,
            String version,
            String description,
            String published,
            String status,
            boolean isLatest) {
        entries.add(
                """
                {"server":{"name":"%s","description":"%s","version":"%s"},\
                "_meta":{"io.modelcontextprotocol.registry/official":{"status":"%s",\
                "publishedAt":"%s","updatedAt":"%s","isLatest":%s}}}\
                """
                        .formatted(
                                name,
                                description,
                                version,
                                status,
                                published,
                                published,
                                isLatest));
    }
}
