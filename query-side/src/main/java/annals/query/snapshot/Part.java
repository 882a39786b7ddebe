package annals.query.snapshot;

import annals.http.Problem;
import annals.http.ProblemException;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;

import java.util.List;
import java.util.Optional;

/**
 * The part of a file that somebody asks for with {@code Range} (RFC 9110, 14). One that cannot be
 * read, or several at once, are the whole.
 *
 * @param of how many bytes the whole has
 */
record Part(long from, long bytes, long of) {

    /** The one that is asked for; empty: the whole; 416 for one that is not in it. */
    static Optional<Part> asked(HttpServletRequest request, SentFile file) {
        var header = request.getHeader(HttpHeaders.RANGE);
        if (header == null || !request.getMethod().equals("GET") || !holds(request, file)) {
            return Optional.empty();
        }
        var ranges = parsed(header);
        return ranges.size() == 1
                ? Optional.of(of(ranges.getFirst(), file.bytes()))
                : Optional.empty();
    }

    /** What was begun is gone on with only if it is the very same. */
    private static boolean holds(HttpServletRequest request, SentFile file) {
        var condition = request.getHeader(HttpHeaders.IF_RANGE);
        return condition == null || condition.strip().equals(file.entityTag());
    }

    private static List<HttpRange> parsed(String header) {
        try {
            return HttpRange.parseRanges(header);
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    private static Part of(HttpRange range, long whole) {
        long from = range.getRangeStart(whole);
        long to = range.getRangeEnd(whole);
        if (from >= whole || to < from) {
            throw new ProblemException(
                    Problem.of(
                                    416,
                                    "The range %s is not in this file, which has %d bytes. Whoever has all of them is done"
                                            .formatted(range, whole))
                            .with(HttpHeaders.CONTENT_RANGE, "bytes */" + whole));
        }
        return new Part(from, to - from + 1, whole);
    }

    /** As it is written in {@code Content-Range}. */
    String contentRange() {
        return "bytes %d-%d/%d".formatted(from, from + bytes - 1, of);
    }
}
