package annals.standalone.endtoend;

import static annals.standalone.endtoend.TestDocument.aServer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What Prometheus is told, held against what operators are told of it. */
class MetricsIT {

    private static final Path OPERATIONS = Path.of("..", "docs", "OPERATIONS.md");
    private static final Pattern ROW = Pattern.compile("\\| `(mcp_registry_\\w+)` \\| (\\w+) \\|");
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\w+?)(?:_total)? (\\w+)$");

    @Test
    void everyNameIsDocumentedAndEveryDocumentedNameIsThere(@TempDir Path home)
            throws IOException, InterruptedException {
        try (var registry = RegistryStart.fresh(home).run()) {
            var client = registry.client();
            client.publish(aServer()).expect(200);
            client.publish(aServer()).expect(400);
            client.get("/v0.1/health").expect(200);

            var told = client.get("/metrics").expect(200).body();

            assertThat(found(TYPE, told))
                    .isEqualTo(found(ROW, Files.readString(OPERATIONS)))
                    .isNotEmpty();
            assertThat(told)
                    .contains("mcp_registry_refusals_total{kind=\"duplicate-version\"} 1.0")
                    .contains("mcp_registry_append_duration_count 1")
                    .contains("mcp_registry_decide_duration_count 2");
        }
    }

    private static TreeMap<String, String> found(Pattern pattern, String text) {
        var names = new TreeMap<String, String>();
        pattern.matcher(text).results().forEach(row -> names.put(row.group(1), row.group(2)));
        return names;
    }
}
