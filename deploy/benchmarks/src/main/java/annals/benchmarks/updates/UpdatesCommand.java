package annals.benchmarks.updates;

import annals.benchmarks.failure.UnusableArgument;
import annals.benchmarks.hammer.BaseUrl;
import annals.benchmarks.hammer.Publishing;
import annals.benchmarks.hammer.Registry;
import annals.benchmarks.hammer.TargetOptions;
import annals.benchmarks.hammer.TokenOptions;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** {@code updates}: whether a copy that is kept by {@code updated_since} ends equal. */
@Command(
        name = "updates",
        description = {
            "Publishes, edits and changes statuses with many clients, keeps a copy of the list"
                    + " meanwhile by asking for updated_since, and tells what the copy lost.",
            "What is written stays. Exit code 0 when the copy is equal, 1 when it is not."
        },
        sortOptions = false)
public final class UpdatesCommand implements Callable<Integer> {

    private static final int MOST_WRITERS = 256;
    private static final long MOST_WRITES = 1_000_000;
    private static final int MOST_ROWS = 100;
    private static final long LONGEST_SECONDS = 3_600;

    @Spec private CommandSpec command = CommandSpec.create();
    @Mixin private TargetOptions target = new TargetOptions();
    @Mixin private TokenOptions writing = new TokenOptions();

    @Option(
            names = "--also",
            paramLabel = "URL",
            split = ",",
            description =
                    "Other processes of the same registry: writers are shared out among all, and"
                            + " each page is read from any.")
    private List<String> others = List.of();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "30",
            description = "For how long it is written, at most 3600 (default: ${DEFAULT-VALUE}).")
    private long seconds;

    @Option(
            names = "--writes",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Goes on after that time until so many writes were good, at most 1000000, for"
                            + " ten times as long at most (default: ${DEFAULT-VALUE}).")
    private long writes;

    @Option(
            names = "--writers",
            paramLabel = "N",
            defaultValue = "8",
            description = "Clients that write at once, at most 256 (default: ${DEFAULT-VALUE}).")
    private int writers;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "Rows a page, 1 to 100 (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(
            names = "--dice",
            paramLabel = "NUMBER",
            description = "The same number makes the same choices; any if it is not given.")
    private long dice = ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);

    @Override
    public Integer call() throws InterruptedException {
        check("--seconds", seconds, LONGEST_SECONDS);
        check("--writes", writes, MOST_WRITES);
        check("--writers", writers, MOST_WRITERS);
        check("--limit", limit, MOST_ROWS);
        var urls =
                Stream.concat(Stream.of(target.baseUrl()), others.stream().map(target::baseUrl))
                        .toList();
        var processes = urls.stream().map(Registry::new).toList();
        try {
            var plan =
                    new Updates.Plan(
                            "%s/updates-%s".formatted(writing.namespace(), Publishing.freshRun()),
                            writers,
                            Duration.ofSeconds(seconds),
                            writes,
                            limit,
                            dice);
            var report =
                    new Updates(processes, writing.tokens(processes.getFirst()), plan)
                            .run(inWords(urls));
            command.commandLine().getOut().print(report.table());
            command.commandLine().getOut().flush();
            return report.isGood() ? 0 : 1;
        } finally {
            processes.forEach(Registry::close);
        }
    }

    private String inWords(List<BaseUrl> urls) {
        var places = String.join(" and ", urls.stream().map(url -> url.uri().toString()).toList());
        return "updates at %s, %d writers for %d s, %d rows a page, dice %d"
                .formatted(places, writers, seconds, limit, dice);
    }

    private static void check(String option, long value, long most) {
        if (value < 1 || value > most) {
            throw new UnusableArgument(
                    "%s must be 1 to %d, found %d".formatted(option, most, value));
        }
    }
}
