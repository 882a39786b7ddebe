package annals.command.admission.document;

import annals.serverjson.Package;
import annals.serverjson.ServerJson;
import annals.serverjson.Transport;

import java.util.Arrays;
import java.util.List;

/** Documents as the rules see them, for tests. */
final class Contents {

    private Contents() {}

    /** A document with this name and version, and with a package of each of these versions. */
    static ServerJson of(String name, String version, String... packageVersions) {
        var packages = Arrays.stream(packageVersions).map(Contents::packageOf).toList();
        return new ServerJson(
                "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json",
                name,
                "Tells the weather",
                "",
                null,
                version,
                "",
                List.of(),
                packages,
                List.of(),
                null);
    }

    private static Package packageOf(String version) {
        return new Package(
                "npm",
                "",
                "weather",
                version,
                "",
                "",
                new Transport("stdio", "", List.of(), null),
                List.of(),
                List.of(),
                List.of());
    }
}
