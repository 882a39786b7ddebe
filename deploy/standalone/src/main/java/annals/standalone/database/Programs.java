package annals.standalone.database;

import annals.http.startup.StartRefused;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How PostgreSQL's programs are called on this machine: never as root, which they refuse; away from
 * our terminal, so that Ctrl-C reaches this process first; without our environment, which holds
 * secrets.
 *
 * @param home where they are unpacked
 * @param prefix the commands that lead to such a call
 */
record Programs(Path home, List<String> prefix) {

    /** As whom root calls the programs where it may not make a user namespace: nobody. */
    private static final int NOBODY = 65_534;

    private static final List<String> USER_NAMESPACE = List.of("unshare", "-U");

    /**
     * Where root may not make a user namespace, as in Docker: another user, who may go through the
     * directories of root, and whom {@code access(2)} believes it.
     */
    private static final List<String> OTHER_USER =
            List.of(
                    "setpriv",
                    "--reuid=" + NOBODY,
                    "--regid=" + NOBODY,
                    "--clear-groups",
                    "--inh-caps=-all,+dac_override",
                    "--ambient-caps=-all,+dac_override",
                    "--bounding-set=-all,+dac_override",
                    "--securebits=+no_setuid_fixup",
                    "--");

    static Programs in(Path home, Path cluster) {
        var session = onPath("setsid") ? List.of("setsid") : List.<String>of();
        var tried = new ArrayList<String>();
        for (var change : changesOfUser(cluster)) {
            var prefix = Stream.concat(session.stream(), change.stream()).toList();
            var programs = new Programs(home, prefix);
            var output = programs.run("postgres", List.of("--version"), "");
            if (output.succeeded()) {
                return programs;
            }
            tried.add(output.reason());
        }
        throw new StartRefused(
                ("PostgreSQL's programs in %s cannot be run (%s); start as another user, or name"
                                + " a server of your own with MCP_REGISTRY_DATABASE_URL")
                        .formatted(home, String.join("; ", tried)));
    }

    /** Runs a program to its end. */
    Output run(String program, List<String> arguments, String input) {
        try {
            var process = command(program, arguments).redirectErrorStream(true).start();
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException _) {
                // it ended before it had read all; its output says why
            }
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Output(process.waitFor(), text);
        } catch (IOException e) {
            return new Output(-1, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Output(-1, "interrupted");
        }
    }

    /**
     * Ends the server on a cluster, ours or one that was left behind, and waits for it.
     *
     * @param mode {@code fast}: in order; {@code immediate}: it recovers at its next start
     * @return whether it has ended
     */
    boolean stop(Cluster cluster, String mode) {
        var directory = cluster.directory().toString();
        return run("pg_ctl", List.of("stop", "-D", directory, "-m", mode, "-t", "60"), "")
                .succeeded();
    }

    /** A program ready to be started. */
    ProcessBuilder command(String program, List<String> arguments) {
        var command = new ArrayList<>(prefix);
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).directory(home.toFile());
        var environment = builder.environment();
        var path = environment.get("PATH");
        environment.clear();
        environment.putAll(Map.of("LC_ALL", "C", "TZ", "UTC"));
        if (path != null) {
            environment.put("PATH", path);
        }
        return builder;
    }

    private static List<List<String>> changesOfUser(Path cluster) {
        if (!isRoot()) {
            return List.of(List.of());
        }
        // who has made the cluster must go on with it
        return owner(cluster) == NOBODY
                ? List.of(OTHER_USER)
                : Files.exists(cluster.resolve("PG_VERSION"))
                        ? List.of(USER_NAMESPACE)
                        : List.of(USER_NAMESPACE, OTHER_USER);
    }

    private static boolean isRoot() {
        var self = Path.of("/proc/self");
        return Files.exists(self)
                ? owner(self) == 0
                : System.getProperty("user.name").equals("root");
    }

    private static int owner(Path path) {
        try {
            return (int) Files.getAttribute(path, "unix:uid");
        } catch (IOException _) {
            return -1;
        }
    }

    private static boolean onPath(String program) {
        var path = System.getenv("PATH");
        return path != null
                && Stream.of(path.split(":"))
                        .filter(directory -> !directory.isEmpty())
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /**
     * What a program said.
     *
     * @param exitCode 0: it did what it should
     */
    record Output(int exitCode, String text) {

        boolean succeeded() {
            return exitCode == 0;
        }

        /** The line that tells most: the first complaint, since others follow from it. */
        String reason() {
            var lines = text.lines().filter(line -> !line.isBlank()).map(LogLine::of).toList();
            return lines.stream()
                    .filter(LogLine::isComplaint)
                    .findFirst()
                    .or(() -> lines.stream().reduce((_, last) -> last))
                    .map(LogLine::message)
                    .orElse("exit code " + exitCode);
        }
    }
}
