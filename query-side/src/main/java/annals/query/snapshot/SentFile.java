package annals.query.snapshot;

import java.nio.file.Path;

/**
 * A file that is sent as it is and never changes.
 *
 * @param tag of position, generation, coding and content, so that equal tags mean equal bytes in
 *     every process; gzip may come out in other bytes on another machine
 */
record SentFile(Path path, long bytes, String tag) {

    /** As it is written in {@code ETag}: a strong one. */
    String entityTag() {
        return '"' + tag + '"';
    }
}
