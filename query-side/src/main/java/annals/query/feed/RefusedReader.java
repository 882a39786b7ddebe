package annals.query.feed;

import annals.http.Problem;

import java.util.Locale;

/** Why a reader of the feed is sent away although it asked correctly. */
final class RefusedReader extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Why. */
    enum Reason {
        /** It has followed events that were not those of this log. */
        ANOTHER_HISTORY,

        /** It has seen more than there is. */
        AHEAD,

        /** There are as many streams as there may be. */
        TOO_MANY;

        /** As metrics name it. */
        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Reason reason;

    RefusedReader(Reason reason, String sentence) {
        super(sentence, null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    Problem problem() {
        return switch (reason) {
            case ANOTHER_HISTORY, AHEAD -> Problem.of(409, message());
            case TOO_MANY -> Problem.of(503, message()).with("Retry-After", "10");
        };
    }

    private String message() {
        return String.valueOf(getMessage());
    }
}
