package annals.query.snapshot;

import annals.http.MinPosition;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Finds the file that answers a request, and opens it. */
final class OpenSnapshots {

    private final Snapshots snapshots;

    OpenSnapshots(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /**
     * The newest one; or an older one, if somebody goes on with that and it is fresh enough.
     *
     * @param ifRange the header
     */
    Opened open(MinPosition asked, Coding coding, @Nullable String ifRange) throws IOException {
        while (true) {
            var snapshot = begun(asked, coding, ifRange).orElseGet(() -> snapshots.atLeast(asked));
            try {
                return Opened.of(snapshot, coding);
            } catch (NoSuchFileException removed) {
                snapshots.forget(snapshot);
            }
        }
    }

    private Optional<Snapshot> begun(MinPosition asked, Coding coding, @Nullable String ifRange) {
        if (ifRange == null) {
            return Optional.empty();
        }
        return snapshots.kept().stream()
                .filter(one -> one.file(coding).entityTag().equals(ifRange.strip()))
                .filter(one -> one.at().number() >= asked.number())
                .findFirst();
    }
}
