package annals.query.listing;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Remembers roughly which questions were asked lately: a page of a crawl is asked for once, and to
 * keep it would only push out what is asked again. Forgets a question when another takes its place;
 * now and then takes a new one for an old one.
 */
final class AskedBefore {

    /** A power of two; a quarter of a megabyte. */
    private static final int PLACES = 1 << 16;

    private final AtomicIntegerArray questions = new AtomicIntegerArray(PLACES);

    /** Says whether a question was asked before, and remembers it. */
    boolean note(Object question) {
        int hash = question.hashCode() * 0x9E3779B9;
        // 0 is for a place that nobody has taken
        int mark = hash | 1;
        return questions.getAndSet(hash >>> 16 & PLACES - 1, mark) == mark;
    }
}
