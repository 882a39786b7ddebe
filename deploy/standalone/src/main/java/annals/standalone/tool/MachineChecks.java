package annals.standalone.tool;

import annals.http.token.TokenKeys;
import annals.http.token.UnusableKeyException;
import annals.standalone.tool.Surroundings.Variable;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the doctor sees without a registry. */
final class MachineChecks {

    private static final long MEBIBYTE = 1L << 20;

    /** PostgreSQL stops when its disk is full. */
    private static final long TOO_LITTLE = 200 * MEBIBYTE;

    private static final long LITTLE = 2_048 * MEBIBYTE;

    private final Surroundings here;
    private final Path data;

    MachineChecks(Surroundings here) {
        this.here = here;
        this.data = here.dataDirectory().path();
    }

    List<Finding> all() {
        return List.of(java(), directory(), disk(), key());
    }

    private static Finding java() {
        return Finding.ok(
                "java", "%s, %s".formatted(Runtime.version(), System.getProperty("java.home")));
    }

    private Finding directory() {
        var check = "data directory";
        if (Files.notExists(data)) {
            return Finding.ok(check, data + " is not there yet; the first start makes it");
        }
        if (!Files.isDirectory(data)) {
            return Finding.fail(
                    check, data + " is no directory; choose another with MCP_REGISTRY_DATA_DIR");
        }
        return Files.isWritable(data)
                ? Finding.ok(check, data.toString())
                : Finding.fail(
                        check,
                        "%s cannot be written by %s; run this as the user who runs the registry"
                                .formatted(data, System.getProperty("user.name")));
    }

    private Finding disk() {
        var check = "free disk";
        try {
            long free = Files.getFileStore(nearest()).getUsableSpace();
            var told = "%s MiB at %s".formatted(Numbers.of(free / MEBIBYTE), data);
            if (free < TOO_LITTLE) {
                return Finding.fail(check, told + "; the database stops when there is no more");
            }
            return free < LITTLE
                    ? Finding.warn(check, told + "; a rebuild needs the size of a read model more")
                    : Finding.ok(check, told);
        } catch (IOException e) {
            return Finding.warn(check, "it cannot be told (%s)".formatted(e));
        }
    }

    private Path nearest() {
        @Nullable Path there = data;
        while (there != null && Files.notExists(there)) {
            there = there.getParent();
        }
        return there == null ? Path.of("/") : there;
    }

    private Finding key() {
        var check = "signing key";
        if (!isGiven() && Files.notExists(data.resolve(TokenKeys.FILE))) {
            return Finding.ok(check, "there is none yet; the first start makes it");
        }
        try {
            var keys = keys();
            return Finding.ok(
                    check,
                    isGiven()
                            ? "of MCP_REGISTRY_JWT_PRIVATE_KEY, " + keys.current().id()
                            : "%s, readable by its owner alone, %s"
                                    .formatted(data.resolve(TokenKeys.FILE), keys.current().id()));
        } catch (UnusableKeyException e) {
            return Finding.fail(check, e.getMessage() + ". " + e.remedy());
        }
    }

    private TokenKeys keys() {
        return TokenKeys.present(here.variable(Variable.MCP_REGISTRY_JWT_PRIVATE_KEY), data);
    }

    private boolean isGiven() {
        return !here.variable(Variable.MCP_REGISTRY_JWT_PRIVATE_KEY).isBlank();
    }

    /** The name of the key here; empty if there is none that can be used. */
    Optional<String> keyId() {
        try {
            return Optional.of(keys().current().id());
        } catch (UnusableKeyException e) {
            return Optional.empty();
        }
    }
}
