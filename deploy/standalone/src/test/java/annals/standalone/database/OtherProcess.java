package annals.standalone.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A second process with a database of its own, to be killed. */
final class OtherProcess implements AutoCloseable {

    /** Where the programs are unpacked once for all tests. */
    static final DataDirectory PROGRAMS =
            new DataDirectory(Path.of("target", "programs-for-tests"));

    private final Process process;
    private final BufferedReader output;

    /** As the database has told: its port and its server's process. */
    private final int port;

    private final ProcessHandle server;

    private OtherProcess(Process process, BufferedReader output, int port, ProcessHandle server) {
        this.process = process;
        this.output = output;
        this.port = port;
        this.server = server;
    }

    /** Starts one and waits until its database runs. */
    static OtherProcess on(Path data) throws IOException {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Dlogging.level.root=warn",
                                "-cp",
                                System.getProperty("java.class.path"),
                                OtherProcess.class.getName(),
                                data.toString())
                        .redirectErrorStream(true)
                        .start();
        var output = process.inputReader();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("ready ")) {
                var words = List.of(line.split(" "));
                return new OtherProcess(
                        process,
                        output,
                        Integer.parseInt(words.get(1)),
                        ProcessHandle.of(Long.parseLong(words.get(2))).orElseThrow());
            }
        }
        throw new IllegalStateException("the other process has not become ready");
    }

    /** What runs in it. */
    public static void main(String[] arguments) throws IOException {
        try (var database =
                EmbeddedDatabase.start(new DataDirectory(Path.of(arguments[0])), PROGRAMS)) {
            var port = database.address().place().replaceAll(".*:(\\d+)/.*", "$1");
            System.out.println("ready " + port + " " + database.pid());
            var _ = System.in.read();
        }
    }

    long pid() {
        return process.pid();
    }

    int port() {
        return port;
    }

    ProcessHandle server() {
        return server;
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets it end in order, and ends its server if it was killed. */
    @Override
    public void close() throws IOException {
        if (process.isAlive()) {
            process.getOutputStream().close();
            process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        } else {
            server.destroyForcibly();
        }
        output.close();
    }
}
