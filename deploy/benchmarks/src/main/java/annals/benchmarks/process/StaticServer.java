package annals.benchmarks.process;

import annals.benchmarks.failure.RunFailed;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * nginx with one worker, which sends files: what a page costs when nobody has to make it. It was
 * started here, on loopback.
 */
public final class StaticServer implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 10;

    private final Process process;
    private final String url;

    private StaticServer(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts it.
     *
     * @param directory for its files
     * @param pages what is sent for any path below {@code /name/}, by name
     * @throws RunFailed if there is no nginx
     */
    public static StaticServer start(Path directory, Map<String, byte[]> pages) {
        int port = FreePort.find();
        try {
            for (var page : pages.entrySet()) {
                Files.write(directory.resolve(page.getKey() + ".json"), page.getValue());
            }
            var settings = directory.resolve("nginx.conf");
            Files.writeString(settings, settings(directory, port, pages));
            var process =
                    new ProcessBuilder("nginx", "-p", directory.toString(), "-c", settings + "")
                            .redirectErrorStream(true)
                            .redirectOutput(directory.resolve("nginx.log").toFile())
                            .start();
            awaitListening(process, port);
            return new StaticServer(process, "http://127.0.0.1:" + port);
        } catch (IOException e) {
            throw new RunFailed(
                    "nginx, beside which pages are measured, cannot be started (%s); install it, for example Debian's package nginx-light"
                            .formatted(e));
        }
    }

    private static void awaitListening(Process process, int port) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (ConnectException notYet) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    process.destroy();
                    throw notYet;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    private static String settings(Path directory, int port, Map<String, byte[]> pages) {
        var text = new StringBuilder();
        if (System.getProperty("user.name").equals("root")) {
            // the files can be read by nobody else
            text.append("user root;\n");
        }
        text.append(
                """
                daemon off;
                worker_processes 1;
                pid nginx.pid;
                error_log nginx-errors.log;
                events { worker_connections 512; }
                http {
                  access_log off;
                  sendfile on;
                  tcp_nopush on;
                  keepalive_requests 1000000000;
                  default_type application/json;
                  client_body_temp_path t1; proxy_temp_path t2; fastcgi_temp_path t3;
                  uwsgi_temp_path t4; scgi_temp_path t5;
                  server {
                    listen 127.0.0.1:%d;
                    root %s;
                """
                        .formatted(port, directory));
        for (var name : pages.keySet()) {
            text.append("    location /%s/ { try_files /%s.json =404; }\n".formatted(name, name));
        }
        return text.append("  }\n}\n").toString();
    }

    /** The base of one page's paths. */
    public String url(String page) {
        return url + "/" + page;
    }

    /** Its processes. */
    public ProcessTree tree() {
        return ProcessTree.of(List.of(process.pid()));
    }

    /** Ends it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
