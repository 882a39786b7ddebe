package annals.query.snapshot;

import annals.http.startup.StartRefused;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Where the files lie: in a directory for each registry, so that none is taken for another's. */
final class Place {

    private static final Logger log = LoggerFactory.getLogger(Place.class);

    private static final String VARIABLE = "MCP_REGISTRY_SNAPSHOT_DIR";

    private Place() {}

    /**
     * Makes it.
     *
     * @param chosen by the operator; empty: none
     * @param data the data directory; empty: there is none
     * @param registry its id
     */
    static Path of(String chosen, String data, String registry) {
        if (!chosen.isBlank()) {
            try {
                return made(Path.of(chosen), registry);
            } catch (IOException e) {
                throw new StartRefused(
                        "%s is \"%s\", where no files can be written (%s); choose a directory of this process's user"
                                .formatted(VARIABLE, chosen, Reason.of(e)),
                        e);
            }
        }
        return byDefault(data, registry);
    }

    private static Path byDefault(String data, String registry) {
        try {
            if (!data.isBlank()) {
                return made(Path.of(data, "snapshots"), registry);
            }
        } catch (IOException e) {
            log.atInfo()
                    .addKeyValue("directory", data)
                    .log(
                            "Snapshots are not kept in the data directory ({}); {} chooses another",
                            Reason.of(e),
                            VARIABLE);
        }
        var passing = Path.of(System.getProperty("java.io.tmpdir"), "annals-snapshots");
        try {
            var place = made(passing, registry);
            // another user who owns what is around it could put files of his into it
            if (!Files.getOwner(passing).equals(Files.getOwner(place))) {
                throw new IOException("it belongs to another user");
            }
            return place;
        } catch (IOException e) {
            throw new StartRefused(
                    "snapshots cannot be written to %s (%s); choose a directory with %s"
                            .formatted(passing, Reason.of(e), VARIABLE),
                    e);
        }
    }

    private static Path made(Path parent, String registry) throws IOException {
        var place = parent.toAbsolutePath().resolve(registry);
        Files.createDirectories(
                place,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.deleteIfExists(Files.createTempFile(place, Making.PREFIX, ".trial"));
        return place;
    }
}
