package annals.query.listing;

import annals.eventstore.ReadModel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.HandlerMapping;

import java.util.List;
import java.util.Optional;

/**
 * Answers and rows that were read lately, in bounded memory. Each is right for the state that it
 * was read at, and nobody gets it before a look has told that the list is still there.
 */
final class KeptPages {

    private final AskedBefore askedBefore = new AskedBefore();
    private final Cache<Key, Kept> cache;

    KeptPages(DataSize most) {
        cache =
                Caffeine.newBuilder()
                        .maximumWeight(most.toBytes())
                        .weigher((Key key, Kept kept) -> key.bytes() + kept.bytes())
                        .executor(Runnable::run)
                        .build();
    }

    /** What was asked: in the client's words, or for the row after a place. */
    private sealed interface Key {

        int bytes();

        record Question(String target) implements Key {

            @Override
            public int bytes() {
                return target.length();
            }
        }

        record RowAfter(ListingPlace place, ListingFilter filter) implements Key {

            @Override
            public int bytes() {
                return place.name().length() + filter.search().length();
            }
        }
    }

    /** The answer to the same question, if there is one, whatever it was read at. */
    Kept.@Nullable Page page(HttpServletRequest request) {
        return cache.getIfPresent(question(request)) instanceof Kept.Page page ? page : null;
    }

    /** Keeps an answer, if it may be kept and was asked for before. */
    void keep(HttpServletRequest request, Told told) {
        var route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (told.mayBeKept() && route != null) {
            var question = question(request);
            if (askedBefore.note(question)) {
                put(question, new Kept.Page(told, route.toString()));
            }
        }
    }

    private static Key question(HttpServletRequest request) {
        var query = request.getQueryString();
        var path = request.getRequestURI();
        return new Key.Question(query == null ? path : path + '?' + query);
    }

    /** The row after a place, if it is known, whatever it was read at. */
    Optional<Listed> row(ListingPlace after, ListingFilter filter) {
        return cache.getIfPresent(new Key.RowAfter(after, filter))
                        instanceof Kept.Row(var at, var entry)
                ? Optional.of(new Listed(at, List.of(entry)))
                : Optional.empty();
    }

    /** Keeps rows that follow one another from a place on. */
    void keepRows(ListingPlace after, ListingFilter filter, Listed found) {
        var place = after;
        for (var entry : found.entries()) {
            put(new Key.RowAfter(place, filter), new Kept.Row(found.at(), entry));
            place = entry.place();
        }
    }

    /** Of two the one that is later stays. */
    private void put(Key key, Kept kept) {
        cache.asMap()
                .merge(key, kept, (before, now) -> isOlder(now.at(), before.at()) ? before : now);
    }

    private static boolean isOlder(ReadModel one, ReadModel other) {
        return one.generation() < other.generation()
                || (one.generation() == other.generation()
                        && one.position().number() < other.position().number());
    }
}
