package annals.query.feed;

import annals.eventstore.EventFilter;
import annals.eventstore.StoredNames;
import annals.eventstore.StoredNames.StoredName;
import annals.http.MinPosition;
import annals.http.QueryParameters;

import jakarta.servlet.http.HttpServletRequest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is asked of the feed (extensions.md, "The feed").
 *
 * @param after where the reader stands, as its URL says
 * @param leaf of the event there, as the reader knows it; empty: it does not say
 * @param resumesAt what it saw last, as a browser says it by itself; negative: it does not say
 * @param limit at most so many events; of pages and batches
 * @param held how long an answer that would be empty is held; of pages and batches
 * @param follow whether lines go on beyond the head
 */
record FeedRequest(
        FeedFormat format,
        After after,
        String leaf,
        long resumesAt,
        int limit,
        Duration held,
        boolean follow,
        EventFilter filter,
        MinPosition minPosition) {

    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final String HEAD = "head";
    private static final int DEFAULT_LIMIT = 100;
    private static final int MOST = 1_000;

    /** Below the minute after which many a proxy gives up. */
    private static final int LONGEST_WAIT_SECONDS = 55;

    private static final Pattern LEAF = Pattern.compile("[0-9a-f]{64}");

    private static final List<String> TYPES =
            Stream.concat(
                            StoredNames.serverEvents().stream(),
                            StoredNames.registryEvents().stream())
                    .map(StoredName::name)
                    .toList();

    /** Whether the answer is at its end when it has come to the head. */
    boolean endsAtHead() {
        return format == FeedFormat.LINES && !follow;
    }

    /** Reads it; 422 for what cannot be meant. */
    static FeedRequest of(QueryParameters query, HttpServletRequest request) {
        var format = FeedFormat.of(request);
        var after = after(query);
        var asked =
                new FeedRequest(
                        format,
                        after,
                        leaf(query, after),
                        format == FeedFormat.SERVER_SENT ? lastEventId(query, request) : -1,
                        query.integer("limit", DEFAULT_LIMIT, 1, MOST),
                        held(query, request),
                        query.truth("follow").orElse(false),
                        filter(query),
                        MinPosition.of(query, request));
        query.check();
        return asked;
    }

    /** Whoever asks for the head of an answer only does not wait for its body. */
    private static Duration held(QueryParameters query, HttpServletRequest request) {
        int seconds = query.integer("wait", 0, 0, LONGEST_WAIT_SECONDS);
        return request.getMethod().equals("HEAD") ? Duration.ZERO : Duration.ofSeconds(seconds);
    }

    private static After after(QueryParameters query) {
        var given = query.text("after").orElse("0");
        return given.equals(HEAD)
                ? new After.Head()
                : new After.Position(position(query, "query.after", given).orElse(0));
    }

    private static long lastEventId(QueryParameters query, HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(LAST_EVENT_ID))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> position(query, "header." + LAST_EVENT_ID, text).orElse(0))
                .orElse(-1L);
    }

    private static OptionalLong position(QueryParameters query, String place, String given) {
        return query.number(place, given, 0, Long.MAX_VALUE);
    }

    private static String leaf(QueryParameters query, After after) {
        var leaf = query.text("leaf").orElse("");
        if (leaf.isEmpty()) {
            return leaf;
        }
        if (!LEAF.matcher(leaf).matches()) {
            query.refuse("leaf", "expected 64 hexadecimal digits in lower case", leaf);
        } else if (!(after instanceof After.Position(var number)) || number == 0) {
            query.refuse(
                    "leaf",
                    "expected with after=N of an event: it is the leaf of the event at that"
                            + " position",
                    leaf);
        }
        return leaf;
    }

    private static EventFilter filter(QueryParameters query) {
        var namespace = query.text("namespace").orElse("");
        if (namespace.contains("/")) {
            query.refuse("namespace", "expected the part of a name before its slash", namespace);
        }
        var types = query.texts("type");
        types.stream()
                .filter(type -> !TYPES.contains(type))
                .forEach(type -> query.refuse("type", oneOfTheTypes(), type));
        return new EventFilter(query.text("server").orElse(""), namespace, Set.copyOf(types));
    }

    private static String oneOfTheTypes() {
        return "expected value to be one of \"" + String.join(", ", TYPES) + "\"";
    }
}
