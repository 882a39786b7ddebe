package annals.serverjson;

import java.util.Arrays;
import java.util.Optional;

/** The status of a version that a publisher may set; words of the official API. */
public enum ServerStatus {
    ACTIVE,
    DEPRECATED,
    DELETED;

    /** As it is written in JSON. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The status that is written so; empty for every other text. */
    public static Optional<ServerStatus> of(String word) {
        return Arrays.stream(values()).filter(status -> status.word().equals(word)).findFirst();
    }
}
