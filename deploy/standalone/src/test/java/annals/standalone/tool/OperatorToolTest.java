package annals.standalone.tool;

import static org.assertj.core.api.Assertions.assertThat;

import annals.standalone.tool.PrivateStart.Refused;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;

/** The command line: what is understood, what is refused, and how that is told. */
class OperatorToolTest {

    private static final String SEED =
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    @TempDir private Path home;

    private final Map<String, String> variables = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private int starts;

    @BeforeEach
    void nothingRuns() {
        variables.put("MCP_REGISTRY_DATA_DIR", home.resolve("annals").toString());
        variables.put("MCP_REGISTRY_MANAGEMENT_ADDRESS", "127.0.0.1:0");
        variables.put("MCP_REGISTRY_SERVER_ADDRESS", "127.0.0.1:0");
    }

    private int run(String... arguments) {
        return OperatorTool.run(
                arguments,
                new Surroundings(
                        name -> variables.getOrDefault(name, ""),
                        () -> {
                            starts++;
                            throw new Refused("it is not its day", new IllegalStateException());
                        },
                        new PrintWriter(out),
                        new PrintWriter(err),
                        false));
    }

    private String told() {
        return err.toString().strip();
    }

    @ParameterizedTest
    @CsvSource({
        "'',false",
        "--server.port=0,false",
        "--debug --x=y,false",
        "doctor,true",
        "--json doctor,true",
        "--help,true",
        "--version,true",
        "-h,true",
        "nonsense,true",
        "--server.port=0 nonsense,true",
    })
    void settingsAloneAreNoCommand(String arguments, boolean meant) {
        var given = arguments.isEmpty() ? new String[0] : arguments.split(" ");
        assertThat(OperatorTool.isMeantBy(given)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "read-models",
                "read-models list",
                "read-models rebuild",
                "read-models cancel",
                "read-models verify",
                "events",
                "events show",
                "token",
                "import",
                "doctor",
            })
    void everyCommandHelps(String command) {
        assertThat(run((command + " --help").strip().split(" "))).isZero();
        assertThat(out.toString().lines())
                .hasSizeGreaterThan(5)
                .anySatisfy(line -> assertThat(line).startsWith("Usage: annals"))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "@/etc/passwd",
                "read-models",
                "read-models nonsense",
                "read-models rebuild",
                "read-models rebuild listing history",
                "read-models rebuild listing --rate many",
                "read-models rebuild listing --rate -1",
                "read-models rebuild listing --rate 1000001",
                "read-models rebuild ../x",
                "read-models verify Listing%2f",
                "read-models cancel",
                "read-models list --url ftp://127.0.0.1",
                "read-models list --url http://",
                "read-models list --url http://user:word@127.0.0.1:1",
                "events",
                "events show",
                "events show --position x",
                "events show --server com.example/a --position 1",
                "token",
                "token --publish",
                "token --publish com.example/* --minutes 0",
                "token --publish com.example/* --minutes 1441",
                "token --publish \u0007",
                "import",
                "import a b",
                "doctor now",
                "doctor --url http://[",
            })
    void whatIsNoCommandIsRefusedInOneLine(String arguments) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(told()).isNotEmpty().hasLineCount(1);
        assertThat(out.toString()).isEmpty();
        assertThat(starts).isZero();
    }

    @Test
    void anAddressThatCannotBeReadIsRefused() {
        variables.put("MCP_REGISTRY_MANAGEMENT_ADDRESS", "everywhere");
        assertThat(run("read-models", "list")).isEqualTo(2);
        assertThat(told()).contains("MCP_REGISTRY_MANAGEMENT_ADDRESS is \"everywhere\"");
    }

    @Test
    void aRegistryThatWasNamedAndIsNotThereIsNotReplacedByAnother() throws IOException {
        int port = freePort();
        assertThat(run("read-models", "list", "--url", "127.0.0.1:" + port)).isEqualTo(1);
        assertThat(told()).isEqualTo("no registry answers at http://127.0.0.1:" + port);
        assertThat(starts).isZero();
    }

    @Test
    void whereNoneRunsAndNoneStartsThatIsToldInASentence() throws IOException {
        int port = freePort();
        variables.put("MCP_REGISTRY_MANAGEMENT_ADDRESS", ":" + port);
        assertThat(run("read-models", "list")).isEqualTo(1);
        assertThat(told().lines())
                .containsExactly(
                        "No registry answers at http://127.0.0.1:%d; one is started for this command."
                                .formatted(port),
                        "no registry can be started for this command: it is not its day. Where one"
                                + " runs already, --url names its management port");
        assertThat(starts).isEqualTo(1);
    }

    @Test
    void whatIsNoRegistryIsNotTakenForOne() throws IOException {
        var other =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.start();
        try {
            variables.put(
                    "MCP_REGISTRY_MANAGEMENT_ADDRESS", "127.0.0.1:" + other.getAddress().getPort());
            assertThat(run("read-models", "list")).isEqualTo(1);
            assertThat(told()).contains("is not the management port of a registry").hasLineCount(1);
            assertThat(starts).isZero();
        } finally {
            other.stop(0);
        }
    }

    @Test
    void withoutAKeyNoTokenIsMadeAndNoKeyEither() {
        assertThat(run("token", "--publish", "*")).isEqualTo(1);
        assertThat(told()).contains("The key that signs registry tokens cannot be read");
        assertThat(home.resolve("annals")).doesNotExist();
        assertThat(starts).isZero();
    }

    @Test
    void beforeTheFirstStartTheDoctorHasNothingToSay() {
        assertThat(run("doctor")).isZero();
        assertThat(out.toString()).contains("there are no data yet").doesNotContain("WARN", "FAIL");
        assertThat(home.resolve("annals")).doesNotExist();
        assertThat(starts).isZero();
    }

    @Test
    void theDoctorSeesAKeyThatOthersMayRead() throws IOException {
        var data = Files.createDirectories(home.resolve("annals"));
        Files.writeString(data.resolve("jwt-private-key"), SEED);
        Files.setPosixFilePermissions(
                data.resolve("jwt-private-key"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(run("doctor")).isEqualTo(1);
        assertThat(out.toString()).contains("FAIL  signing key", "rw-r--r--");
        assertThat(starts).isZero();
    }

    @Test
    void theDoctorSeesAPortThatIsTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var place = "127.0.0.1:" + taken.getLocalPort();
            variables.put("MCP_REGISTRY_SERVER_ADDRESS", place);
            assertThat(run("doctor")).isEqualTo(1);
            assertThat(out.toString()).contains("FAIL  server port", place);
        }
    }

    @Test
    void theDoctorTellsWhyNothingStarts() throws IOException {
        Files.createDirectories(home.resolve("annals"));
        assertThat(run("doctor", "--json")).isEqualTo(1);
        var findings = Json.MAPPER.readTree(out.toString());
        var last = findings.get(findings.size() - 1);
        assertThat(last.path("check").asString()).isEqualTo("registry");
        assertThat(last.path("verdict").asString()).isEqualTo("FAIL");
        assertThat(last.path("detail").asString()).contains("it is not its day");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
