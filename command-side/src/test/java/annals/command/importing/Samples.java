package annals.command.importing;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Entries made for the tests. */
final class Samples {

    private Samples() {}

    /** A bare document. */
    static String document(String name, String version) {
        return """
        {"name":"%s","description":"Counts sheep.","version":"%s","repository":{}}\
        """
                .formatted(name, version);
    }

    /** A list entry with all that the official registry tells. */
    static String entry(String name, String version, boolean latest) {
        return """
        {"server":%s,"_meta":{"io.modelcontextprotocol.registry/official":{"status":"active",\
        "publishedAt":"2025-09-08T23:47:09.452138Z","updatedAt":"2025-09-09T00:16:49.16262Z",\
        "isLatest":%s}}}\
        """
                .formatted(document(name, version), latest);
    }

    /** A list entry of the n-th of many servers. */
    static String entry(int n) {
        return entry("com.example/server-%05d".formatted(n), "1.0.0", true);
    }

    static List<String> entries(int count) {
        return many(count, Samples::entry);
    }

    static List<String> many(int count, IntFunction<String> each) {
        return IntStream.range(0, count).mapToObj(each).toList();
    }

    static String lines(List<String> entries) {
        return entries.stream().map(entry -> entry + "\n").collect(Collectors.joining());
    }

    static String array(List<String> entries) {
        return "[" + String.join(",\n", entries) + "]";
    }

    static String page(List<String> entries, String metadata) {
        return "{\"servers\":%s,\"metadata\":%s}".formatted(array(entries), metadata);
    }
}
