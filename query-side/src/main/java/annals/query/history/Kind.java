package annals.query.history;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an entry tells of. */
enum Kind {
    PUBLISHED,
    IMPORTED,
    WITHDRAWN,
    EDITED,
    STATUS_CHANGED,
    ERASED;

    /** As it is written in entries and asked for. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Kind> of(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
