package annals.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import annals.command.server.Refusal;
import annals.http.Problem;

import org.junit.jupiter.api.Test;

import java.util.List;

class RefusalProblemsTest {

    @Test
    void aServerThatHasAllItsVersionsIsToldWhereToAskForMore() {
        var full = new Refusal.TooManyVersions("com.example/weather", "2.0.0", 10_000);
        assertThat(RefusalProblems.of(full, Write.PUBLISH))
                .isEqualTo(
                        Problem.of(
                                400,
                                "Failed to publish server",
                                List.of(
                                        Problem.Error.of(
                                                "maximum number of versions for this server reached"
                                                    + " (10000): please reach out at"
                                                    + " https://github.com/modelcontextprotocol/registry"
                                                    + " to explain your use case"))));
    }
}
