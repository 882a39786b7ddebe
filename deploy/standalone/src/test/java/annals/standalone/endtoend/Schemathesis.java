package annals.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Schemathesis, which makes requests from a registry's {@code /openapi.yaml}, legal ones and
 * others, and holds every answer against it. What it is told of this registry stands beside its
 * list of packages.
 */
record Schemathesis(ForeignProgram program) {

    private static final JsonMapper JSON = new JsonMapper();

    private static final Duration LONGEST = Duration.ofMinutes(20);

    private static final int MOST_SHOWN = 20_000;

    /**
     * How much is sent.
     *
     * @param examples how many for each operation, beside those that always are
     * @param spoiled how many follow each of them that no schema would have made
     */
    record Amount(int examples, int spoiled, List<String> options) {

        /** Some thousand requests. */
        static final Amount FEW = new Amount(20, 1, List.of());

        /**
         * Tens of thousands; also with U+0000 in texts, which is refused although no schema says
         * so.
         */
        static final Amount MANY =
                new Amount(
                        250,
                        6,
                        List.of(
                                "--generation-allow-x00=true",
                                "--exclude-checks=positive_data_acceptance"));
    }

    /** What a run has seen: how many requests, how many of them wrote. */
    record Report(int requests, int writes) {}

    /** Installs it if it is not there. */
    static Schemathesis installed() throws Exception {
        var program = ForeignProgram.named("schemathesis");
        program.install(
                "requirements.txt",
                List.of(
                        List.of("python3", "-m", "venv", "--clear", "python"),
                        List.of("python/bin/pip", "install", "-q", "-r", "requirements.txt")));
        return new Schemathesis(program);
    }

    /**
     * Sends requests, the same for the same seed, and fails if an answer is not as the contract
     * says or if something is stored that was not acknowledged.
     *
     * @param prefix {@code /v0} or {@code /v0.1}
     */
    Report run(URI registry, String prefix, int seed, Amount amount) throws Exception {
        var command = new ArrayList<>(List.of("python/bin/st", "--no-color", "run"));
        command.add(registry.resolve("/openapi.yaml").toString());
        command.addAll(List.of("--seed", String.valueOf(seed)));
        command.addAll(List.of("--max-examples", String.valueOf(amount.examples())));
        command.addAll(amount.options());
        var place =
                Map.of(
                        "REGISTRY_URL",
                        registry.toString(),
                        "API_URL",
                        registry + prefix,
                        "SPOILED",
                        String.valueOf(amount.spoiled()));
        var said = program.run("", place, LONGEST, command);
        assertThat(said.exitCode())
                .as(
                        "%s with %s in %s, of a registry that was empty, says:%n%s%s",
                        String.join(" ", command),
                        place,
                        program.folder(),
                        said.output().substring(0, Math.min(said.output().length(), MOST_SHOWN)),
                        said.log())
                .isZero();
        JsonNode report = JSON.readTree(Files.readString(program.folder().resolve("report.json")));
        return new Report(report.get("requests").intValue(), report.get("writes").intValue());
    }
}
