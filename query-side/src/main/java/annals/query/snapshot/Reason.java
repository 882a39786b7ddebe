package annals.query.snapshot;

import java.io.IOException;
import java.nio.file.FileSystemException;

/** Says why a file could not be written, without the path, which is nobody's business outside. */
final class Reason {

    private Reason() {}

    static String of(IOException failure) {
        var told = failure instanceof FileSystemException e ? e.getReason() : failure.getMessage();
        return told == null || told.isBlank() ? failure.getClass().getSimpleName() : told;
    }
}
