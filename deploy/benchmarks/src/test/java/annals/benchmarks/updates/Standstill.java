package annals.benchmarks.updates;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Stops a process a while from now, without ending it, and lets it go on a while later. */
record Standstill(Process shell) implements AutoCloseable {

    /** When it goes on a request that it had begun can have waited for almost as long. */
    static final int SECONDS = 3;

    static Standstill of(long pid) {
        var script =
                "sleep 2; kill -STOP %1$d; sleep %2$d; kill -CONT %1$d".formatted(pid, SECONDS);
        try {
            return new Standstill(
                    new ProcessBuilder("sh", "-c", script)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it goes on. */
    @Override
    public void close() throws InterruptedException {
        shell.waitFor();
    }
}
