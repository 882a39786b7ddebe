package annals.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import annals.benchmarks.hammer.PlayedRegistry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

class CommandLineTest {

    private final StringWriter errors = new StringWriter();

    private int execute(String... arguments) {
        return Benchmarks.commandLine().setErr(new PrintWriter(errors)).execute(arguments);
    }

    private String error() {
        return errors.toString().strip();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    hammer list --url http://192.0.2.1     | http://192.0.2.1 is not on this machine; load only servers of your own, and say so with --i-own-this-server
                    hammer list --url localhost:8080       | the base URL must look like http://127.0.0.1:8080, without user, query or fragment; found "localhost:8080"
                    hammer list --clients 257              | there can be 1 to 256 clients, not 257
                    hammer list --rate 0                   | a rate is more than 0 and at most 10000 a second, not 0.0
                    hammer list --requests 1000001         | a load has 1 to 1000000 requests, not 1000001
                    hammer list --seconds 601              | a load takes more than 0 and at most 600 s, not 601.0 s
                    hammer list --seconds NaN              | a load takes more than 0 and at most 600 s, not NaN s
                    hammer list --limit 101                | --limit must be 1 to 100, found 101
                    hammer list --at 95                    | --at goes with deep only and must be 0 to below 100, found 95.0
                    hammer list --pid 99999999             | there is no process 99999999, or it cannot be looked at in /proc
                    hammer publish --namespace a/b         | --namespace must be letters, digits, dots and hyphens, found "a/b"
                    hammer publish --token a --seed b      | give either --token or --seed, not both
                    growth --large a/a --small b/b --rounds 501 | --rounds must be 1 to 500, found 501
                    updates --seconds 3601                 | --seconds must be 1 to 3600, found 3601
                    updates --also http://192.0.2.1        | http://192.0.2.1 is not on this machine; load only servers of your own, and say so with --i-own-this-server
                    generate none.jsonl --versions 0       | a history has 1 to 10,000,000 versions, not 0
                    generate none.jsonl --extra com.example/a | --extra must look like com.example/large=10000, found "com.example/a"
                    measure --start x --quick --document y | --document takes the figures of a whole run only, without --quick and --only
                    jmh --seconds 0                        | --seconds must be 1 to 60, found 0
                    """)
    void whatCannotBeUsedIsToldInOneSentence(String arguments, String sentence) {
        assertThat(execute(arguments.split(" "))).isEqualTo(2);
        assertThat(error()).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                           | say what to do
                    hammer                       | Missing required parameter: 'SCENARIO'
                    hammer flood                 | expected one of [LIST, DEEP, DETAIL, LATEST, SEARCH, PUBLISH, COPY]
                    hammer list --clients many   | Invalid value for option '--clients': 'many' is not an int
                    hammer list --forever        | Unknown option: '--forever'
                    measure                      | Missing required option: '--start=WORD'
                    """)
    void whatIsNotUnderstoodIsTold(String arguments, String part) {
        assertThat(execute(arguments.isEmpty() ? new String[0] : arguments.split(" ")))
                .isEqualTo(2);
        assertThat(error()).contains(part).contains("--help tells more").hasLineCount(1);
    }

    @Test
    void aRunThatCannotGoOnIsToldInOneSentence() {
        try (var played = new PlayedRegistry("/nowhere")) {
            assertThat(execute("hammer", "publish", "--url", played.url())).isEqualTo(1);
        }
        assertThat(error())
                .startsWith("a token was expected from /v0/auth/none, found 404")
                .hasLineCount(1);
    }

    @Test
    void aMadeUpRegistryIsWrittenIntoAFileOfItsOwn(@TempDir Path directory) throws IOException {
        var file = directory.resolve("made.jsonl").toString();

        assertThat(execute("generate", file, "--versions", "30")).isZero();
        assertThat(Files.readAllLines(Path.of(file))).hasSize(30);
        assertThat(execute("generate", file, "--versions", "1")).isEqualTo(1);
        assertThat(error()).contains(file + " cannot be written");
        assertThat(Files.readAllLines(Path.of(file))).hasSize(30);
    }
}
