package annals.http.startup;

import org.jspecify.annotations.Nullable;

/**
 * The process cannot start as it was told to; the message says in one sentence what was expected,
 * what was found and what to do, and is all that the console shows.
 */
public final class StartRefused extends RuntimeException {

    public StartRefused(String sentence) {
        this(sentence, null);
    }

    public StartRefused(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
