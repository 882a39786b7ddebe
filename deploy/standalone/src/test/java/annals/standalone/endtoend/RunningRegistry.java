package annals.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import annals.standalone.endtoend.RegistryStart.Console;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A registry in a process of its own. It is killed at the latest when the test ends. */
final class RunningRegistry implements AutoCloseable {

    private static final Pattern PLACE = Pattern.compile("Registry +http://127\\.0\\.0\\.1:(\\d+)");
    private static final Pattern MANAGEMENT =
            Pattern.compile("Management +(http://127\\.0\\.0\\.1:\\d+)/");
    private static final String LAST_OF_GREETING = "Ctrl-C";

    /** For a start, a stop or a recovery on a machine that is busy with other things. */
    static final Duration LONG = Duration.ofSeconds(90);

    private final Process process;
    private final Console console;

    /** What lives on when the application is killed alone. */
    private List<ProcessHandle> orphans = List.of();

    RunningRegistry(Process process, Console console) {
        this.process = process;
        this.console = console;
        // where a test is cut off
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    }

    Process process() {
        return process;
    }

    Console console() {
        return console;
    }

    /** Waits until it has told on its console that it is ready. */
    void awaitReady() {
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> isReady() || !process.isAlive());
        assertThat(isReady()).as("it is ready; its console:%n%s", console.text()).isTrue();
    }

    private boolean isReady() {
        return console.text().contains(LAST_OF_GREETING);
    }

    /** Where it listens, as its console tells. */
    int port() {
        var place = PLACE.matcher(console.text());
        assertThat(place.find()).as("the console tells the port:%n%s", console.text()).isTrue();
        return Integer.parseInt(place.group(1));
    }

    /** Where its management port is, as its console tells. */
    String management() {
        var place = MANAGEMENT.matcher(console.text());
        assertThat(place.find()).as("the console tells it:%n%s", console.text()).isTrue();
        return place.group(1);
    }

    /** A client with connections of its own. */
    RegistryClient client() {
        return client(port());
    }

    /** The same, of a registry that may not have told its port yet. */
    RegistryClient client(int port) {
        return new RegistryClient(port);
    }

    /** Its first answer to this request, asked for again and again from before it listens. */
    HttpAnswer firstAnswer(int port, String path) {
        var client = client(port);
        return await().atMost(LONG)
                .pollInterval(Duration.ofMillis(10))
                .ignoreExceptionsInstanceOf(ConnectException.class)
                .until(() -> client.get(path), _ -> true);
    }

    /** As {@code kill -9} does to the application alone. */
    void kill() throws InterruptedException {
        orphans = database();
        process.destroyForcibly().waitFor();
    }

    /** As {@code kill -9} does to the application and to all processes of its database. */
    void killWithDatabase() throws InterruptedException {
        var database = database();
        assertThat(database).as("processes of the database").isNotEmpty();
        process.destroyForcibly();
        database.forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
        awaitEnd(database);
    }

    /** As Ctrl-C or an orchestrator does; waits for the end. */
    void stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).as("it stops").isTrue();
    }

    /** All processes of the database that it brings along: the first one and its children. */
    List<ProcessHandle> database() {
        return process.descendants().toList();
    }

    /** The first process of its database. */
    ProcessHandle postmaster() {
        return process.children()
                .filter(child -> child.info().command().orElse("").endsWith("postgres"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no postmaster"));
    }

    /** Waits until all of these are gone. */
    static void awaitEnd(List<ProcessHandle> processes) throws InterruptedException {
        for (var each : processes) {
            try {
                each.onExit().get(LONG.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new AssertionError("process " + each.pid() + " lives on", e);
            }
        }
    }

    /** Stops processes without ending them, until {@link #goOn}. */
    static void freeze(List<ProcessHandle> processes) throws IOException, InterruptedException {
        signal("-STOP", processes);
    }

    static void goOn(List<ProcessHandle> processes) throws IOException, InterruptedException {
        signal("-CONT", processes);
    }

    private static void signal(String signal, List<ProcessHandle> processes)
            throws IOException, InterruptedException {
        var ids = processes.stream().map(each -> Long.toString(each.pid()));
        var kill = Stream.concat(Stream.of("kill", signal), ids).toList();
        new ProcessBuilder(kill).start().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        awaitEnd(end());
        process.waitFor();
    }

    private List<ProcessHandle> end() {
        var database = Stream.concat(database().stream(), orphans.stream()).toList();
        process.destroyForcibly();
        database.forEach(ProcessHandle::destroyForcibly);
        return database;
    }
}
