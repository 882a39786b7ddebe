package annals.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Data directories of registries that were started once and have no event yet: copies, since to
 * make a database takes longer than all the rest of a start.
 */
final class FreshData {

    private static final Path TEMPLATE = Path.of("target", "fresh-data").toAbsolutePath();

    private FreshData() {}

    private static final class Made {
        static final Path TEMPLATE = make();
    }

    /** A new one below this directory. */
    static Path in(Path home) {
        var data = home.resolve("annals");
        run("cp", "-a", Made.TEMPLATE.toString(), data.toString());
        return data;
    }

    private static Path make() {
        run("rm", "-rf", TEMPLATE.toString());
        try (var registry = RegistryStart.on(TEMPLATE).run()) {
            registry.stop();
            return TEMPLATE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As the shell does it: owners, links and modes stay. */
    private static void run(String... command) {
        try {
            var process = new ProcessBuilder(command).inheritIO().start();
            assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
