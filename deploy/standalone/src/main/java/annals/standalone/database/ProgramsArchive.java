package annals.standalone.database;

import annals.http.startup.StartRefused;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * PostgreSQL's programs as zonky packs them for Maven Central, unpacked once for each release.
 *
 * <p>Only the archives are zonky's: its own launcher starts a server without fsync, cleans a folder
 * under the temporary directory, and knows nothing of a server that outlived its process.
 */
final class ProgramsArchive {

    private final URL archive;

    private ProgramsArchive(URL archive) {
        this.archive = archive;
    }

    /** The archive for this machine. */
    static ProgramsArchive here() {
        return find(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static ProgramsArchive find(String system, String processor) {
        return names(system.toLowerCase(Locale.ROOT), processor)
                .map(name -> ProgramsArchive.class.getResource("/" + name + ".txz"))
                .filter(Objects::nonNull)
                .findFirst()
                .map(ProgramsArchive::new)
                .orElseThrow(
                        () ->
                                new StartRefused(
                                        ("there is no PostgreSQL in this program for %s on %s; name"
                                                        + " a server of your own with"
                                                        + " MCP_REGISTRY_DATABASE_URL")
                                                .formatted(system, processor)));
    }

    private static Stream<String> names(String system, String processor) {
        var architecture =
                switch (processor) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> processor;
                };
        return system.startsWith("mac")
                // one archive bears the programs for both processors
                ? Stream.of("postgres-darwin-arm_64", "postgres-darwin-x86_64")
                : Stream.of("postgres-" + system + "-" + architecture);
    }

    /**
     * Gives the unpacked programs in a directory of their release under {@code parent}; a half
     * unpacked one is never seen, since it has another name until it is complete.
     */
    Path unpackedIn(Path parent) {
        try {
            var home = parent.resolve(release());
            if (!Files.isDirectory(home)) {
                Files.createDirectories(parent);
                var half = Files.createTempDirectory(parent, "unpacking-");
                try {
                    unpack(half);
                    DurableFiles.rename(half, home);
                } finally {
                    // older releases, and what was half unpacked
                    DurableFiles.deleteAll(parent, path -> !path.equals(home));
                }
            }
            return home;
        } catch (IOException e) {
            throw new StartRefused(
                    "PostgreSQL's programs cannot be unpacked into %s (%s)"
                            .formatted(parent, Reason.of(e)),
                    e);
        }
    }

    /** A name that another release does not have: that of the archive with its checksum. */
    private String release() throws IOException {
        var connection = archive.openConnection();
        var checksum =
                connection instanceof JarURLConnection jar
                        ? Long.toHexString(jar.getJarEntry().getCrc())
                        : Long.toString(connection.getContentLengthLong());
        var path = archive.getPath();
        return path.substring(path.lastIndexOf('/') + 1).replace(".txz", "-" + checksum);
    }

    private void unpack(Path home) throws IOException {
        try (var tar =
                new TarArchiveInputStream(
                        new XZCompressorInputStream(
                                new BufferedInputStream(archive.openStream())))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var file = home.resolve(entry.getName()).normalize();
                if (!file.startsWith(home)) {
                    throw new IOException("entry outside of the archive: " + entry.getName());
                }
                // static libraries are for compilers
                if (!entry.getName().endsWith(".a")) {
                    unpack(entry, tar, file);
                }
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path file)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            DurableFiles.write(file, content, permissions(entry));
        }
    }

    private static String permissions(TarArchiveEntry entry) {
        var executable = (entry.getMode() & 0100) != 0 || entry.getName().contains("bin/");
        return executable ? "rwxr-xr-x" : "rw-r--r--";
    }
}
