package annals.query;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A response as a shared cache keeps it, and what RFC 9111 says about its use.
 *
 * @param headers by their names in small letters
 * @param chosen what the request had in the headers that the response varies with
 * @param storedAt when it came or was confirmed
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way through, never compared
record StoredResponse(
        Map<String, List<String>> headers,
        byte[] body,
        Map<String, String> chosen,
        Instant storedAt) {

    /** Of one connection or one message (RFC 9110, 7.6.1), or made anew by whoever sends it. */
    private static final List<String> NOT_KEPT =
            List.of("connection", "content-length", "keep-alive", "transfer-encoding", "date");

    static StoredResponse of(
            HttpResponse<byte[]> response, Function<String, String> request, Instant now) {
        var headers = headers(response);
        return new StoredResponse(headers, response.body(), chosen(headers, request), now);
    }

    private static Map<String, List<String>> headers(HttpResponse<?> response) {
        var headers = new TreeMap<String, List<String>>();
        response.headers()
                .map()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        headers.keySet().removeAll(NOT_KEPT);
        return headers;
    }

    private static Map<String, String> chosen(
            Map<String, List<String>> headers, Function<String, String> request) {
        var chosen = new HashMap<String, String>();
        words(headers, "vary").forEach(name -> chosen.put(name, request.apply(name)));
        return chosen;
    }

    /** Section 3: a 200 that may be kept by a cache for all, and can be used again or confirmed. */
    boolean mayBeStored(int status) {
        return status == 200
                && !says("no-store")
                && !says("private")
                && !chosen.containsKey("*")
                && (lifetime() > 0 || !tag().isEmpty());
    }

    /** Section 4.1: what the response varies with is the same. */
    boolean answers(Function<String, String> request) {
        return chosen.entrySet().stream()
                .allMatch(header -> header.getValue().equals(request.apply(header.getKey())));
    }

    /** Section 4.2. */
    boolean isFresh(Instant now) {
        return !says("no-cache") && now.isBefore(storedAt.plusSeconds(lifetime()));
    }

    long age(Instant now) {
        return now.getEpochSecond() - storedAt.getEpochSecond();
    }

    /** Empty when there is none. */
    String tag() {
        return headers.getOrDefault("etag", List.of("")).getFirst();
    }

    /** Section 4.3.2 with the weak comparison of RFC 9110, 8.8.3.2: whether the client has it. */
    boolean isKnownBy(String ifNoneMatch) {
        return !tag().isEmpty()
                && Arrays.stream(ifNoneMatch.split(","))
                        .map(String::strip)
                        .anyMatch(
                                known -> known.equals("*") || opaque(known).equals(opaque(tag())));
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    /** Section 4.3.4: what a 304 says takes the place of what was kept. */
    StoredResponse confirmed(HttpResponse<?> notModified, Instant now) {
        var fresher = new TreeMap<>(headers);
        fresher.putAll(headers(notModified));
        return new StoredResponse(fresher, body, chosen, now);
    }

    /** In seconds; what is said to shared caches goes first. */
    private long lifetime() {
        return directives()
                .filter(word -> word.startsWith("s-maxage="))
                .findFirst()
                .or(() -> directives().filter(word -> word.startsWith("max-age=")).findFirst())
                .map(word -> Long.parseLong(word.substring(word.indexOf('=') + 1)))
                .orElse(0L);
    }

    private boolean says(String directive) {
        return directives().anyMatch(directive::equals);
    }

    private Stream<String> directives() {
        return words(headers, "cache-control");
    }

    private static Stream<String> words(Map<String, List<String>> headers, String name) {
        return headers.getOrDefault(name, List.of()).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty());
    }
}
