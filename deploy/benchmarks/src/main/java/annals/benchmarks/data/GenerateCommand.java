package annals.benchmarks.data;

import annals.benchmarks.data.MadeHistory.Extra;
import annals.benchmarks.failure.RunFailed;
import annals.benchmarks.failure.UnusableArgument;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code generate}: writes a file for {@code MCP_REGISTRY_SEED_FROM}. */
@Command(
        name = "generate",
        description =
                "Writes list entries in the shape of the real registry, one a line: a file for"
                        + " MCP_REGISTRY_SEED_FROM.",
        sortOptions = false)
public final class GenerateCommand implements Callable<Integer> {

    private static final int BUFFER = 1 << 16;

    @Parameters(paramLabel = "FILE", description = "A file that is not there yet.")
    private Path file = Path.of("");

    @Option(
            names = "--versions",
            paramLabel = "N",
            defaultValue = "10000",
            description = "How many entries, at most 10000000 (default: ${DEFAULT-VALUE}).")
    private int versions;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "The same number makes the same file (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--extra",
            paramLabel = "NAME=VERSIONS",
            description = "One more server, with this name and so many versions.")
    private List<String> extras = List.of();

    @Override
    public Integer call() {
        var history = MadeHistory.of(seed, versions, extras.stream().map(this::extra).toList());
        write(history, file);
        System.out.printf("%d entries in %s%n", history.size(), file);
        return 0;
    }

    /** Writes a history into a new file. */
    public static void write(MadeHistory history, Path file) {
        try (var out =
                new BufferedOutputStream(
                        Files.newOutputStream(
                                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        BUFFER)) {
            history.writeTo(out);
        } catch (IOException e) {
            throw new RunFailed("%s cannot be written (%s)".formatted(file, e));
        }
    }

    private Extra extra(String text) {
        int equals = text.lastIndexOf('=');
        try {
            int count = Integer.parseInt(text.substring(equals + 1));
            if (equals > 0 && count > 0) {
                return new Extra(text.substring(0, equals), count);
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new UnusableArgument(
                "--extra must look like com.example/large=10000, found \"%s\"".formatted(text));
    }
}
