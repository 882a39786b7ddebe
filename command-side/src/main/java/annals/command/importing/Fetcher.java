package annals.command.importing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Gets pages and files from another server and bears with it: what may be better later (429, 503,
 * other failures of the server or of the way to it, an answer that is cut off) is tried again,
 * after the time that the server asks for or after one that doubles each time.
 */
final class Fetcher implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Fetcher.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final String NO_PAGE = "it sent no object with a list of \"servers\"";

    private final FetchLimits limits;
    private final Pause pause;
    private final HttpGet get;

    Fetcher(FetchLimits limits, Pause pause, InstantSource clock) {
        this.limits = limits;
        this.pause = pause;
        this.get = new HttpGet(limits, clock);
    }

    /** Gets a page of a list, whole. */
    ListPage page(URI uri, String shownAs) throws UnreadableSource, InterruptedException {
        var body = BodyHandlers.limiting(BodyHandlers.ofByteArray(), limits.maxPageBytes());
        return patiently(shownAs, () -> get.once(uri, body, () -> 0, this::page));
    }

    /** Gets a file. */
    void file(URI uri, String shownAs, Path into) throws UnreadableSource, InterruptedException {
        var file =
                BodyHandlers.ofFile(
                        into,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
        var body = BodyHandlers.limiting(file, limits.maxFileBytes());
        patiently(
                shownAs, () -> get.once(uri, body, () -> into.toFile().length(), Answer.Got::new));
    }

    private <T> T patiently(String shownAs, Try<T> attempt)
            throws UnreadableSource, InterruptedException {
        Duration next = FIRST_PAUSE;
        for (int tried = 1; ; tried++) {
            switch (attempt.once()) {
                case Answer.Got<T>(T value) -> {
                    return value;
                }
                case Answer.Never<T>(String reason) ->
                        throw new UnreadableSource.Declined(
                                "%s cannot be read: %s.".formatted(shownAs, reason));
                case Answer.Later<T>(String reason, Optional<Duration> asked) -> {
                    if (tried == limits.tries()) {
                        throw new UnreadableSource(
                                "%s cannot be read after %d tries: %s."
                                        .formatted(shownAs, tried, reason));
                    }
                    rest(shownAs, reason, tried, asked.orElse(next));
                    next = next.multipliedBy(2);
                }
            }
        }
    }

    private void rest(String shownAs, String reason, int tried, Duration wanted)
            throws InterruptedException {
        Duration longest = limits.longestPause();
        Duration time = wanted.compareTo(longest) > 0 ? longest : wanted;
        log.warn(
                "{}: {}. Try {} of {} follows in {} s.",
                shownAs,
                reason,
                tried + 1,
                limits.tries(),
                time.toSeconds());
        pause.last(time);
    }

    private Answer<ListPage> page(byte[] body) throws IOException {
        byte[] json =
                Unpacked.of(new ByteArrayInputStream(body)).readNBytes(limits.maxPageBytes() + 1);
        if (json.length > limits.maxPageBytes()) {
            return new Answer.Never<>(
                    "a page may have %,d bytes, this one has more"
                            .formatted(limits.maxPageBytes()));
        }
        if (new JsonCutter(json).peekPastBlanks() != '{') {
            return new Answer.Never<>(NO_PAGE);
        }
        try {
            return ListPage.read(json)
                    .<Answer<ListPage>>map(Answer.Got::new)
                    .orElseGet(() -> new Answer.Never<>(NO_PAGE));
        } catch (BrokenJson e) {
            return new Answer.Later<>("it sent a broken list page: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        get.close();
    }

    private interface Try<T> {
        Answer<T> once() throws InterruptedException;
    }
}
