package annals.benchmarks.jmh;

import annals.benchmarks.data.MadeHistory;
import annals.command.admission.document.Reading;
import annals.command.admission.document.ServerDocument;
import annals.command.admission.document.ServerJsonValidator;
import annals.command.admission.document.StrictDocument;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How many documents a second one thread can read and check, in the mixture of a real registry. */
@State(Scope.Benchmark)
public class AdmissionBenchmark {

    private static final int DOCUMENTS = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ServerJsonValidator validator = new ServerJsonValidator();
    private final List<byte[]> texts = texts();
    private final List<JsonNode> trees = texts.stream().map(JSON::readTree).toList();

    /** Text into a tree: what Jackson alone costs. */
    @Benchmark
    @OperationsPerInvocation(DOCUMENTS)
    public void parse(Blackhole trees) {
        texts.forEach(text -> trees.consume(JSON.readTree(text)));
    }

    /** A tree into a document, strictly and whole, and how it will be stored. */
    @Benchmark
    @OperationsPerInvocation(DOCUMENTS)
    public void read(Blackhole documents) {
        trees.forEach(tree -> documents.consume(document(tree)));
    }

    /** The same, and all rules. */
    @Benchmark
    @OperationsPerInvocation(DOCUMENTS)
    public void readAndCheck(Blackhole issues) {
        trees.forEach(tree -> issues.consume(validator.issues(document(tree).content())));
    }

    private static ServerDocument document(JsonNode tree) {
        return switch (StrictDocument.read(tree)) {
            case Reading.Read<ServerDocument>(var document) -> document;
            case Reading.Refused<ServerDocument>(var findings) ->
                    throw new IllegalStateException("refused: " + findings);
        };
    }

    private static List<byte[]> texts() {
        var lines = new ByteArrayOutputStream();
        MadeHistory.of(1, DOCUMENTS, List.of()).writeTo(lines);
        return lines.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> JSON.writeValueAsBytes(JSON.readTree(line).get("server")))
                .toList();
    }
}
