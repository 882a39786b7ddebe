package annals.command.api;

import annals.command.server.ServerEntries;
import annals.eventstore.Position;
import annals.http.Answer;
import annals.http.RegistryHeaders;
import annals.serverjson.Timestamps;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Answers a write with what it wrote, as it stood at the event. */
@Component
final class EntryAnswers {

    private final ServerEntries entries;

    EntryAnswers(ServerEntries entries) {
        this.entries = entries;
    }

    /** The entry of one version. */
    Answer entry(String server, String version, Written written) {
        long position = written.at().number();
        var entry =
                entries.entry(server, version, position)
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "event %d does not speak of %s@%s"
                                                        .formatted(position, server, version)));
        var answer = of(entry, written.at());
        return switch (written) {
            case Written.Now _ -> answer;
            case Written.Before _ -> answer.with(RegistryHeaders.IDEMPOTENCY_REPLAYED, "true");
        };
    }

    /** An entry as it stood at a position. */
    static Answer of(String entry, Position at) {
        return Answer.json(entry.getBytes(StandardCharsets.UTF_8))
                .with(RegistryHeaders.POSITION, Long.toString(at.number()))
                .with(RegistryHeaders.WATERMARK, Timestamps.text(at.recordedAt()));
    }

    /** All versions of a server; there may be more of them than fits into memory. */
    void sendAll(String server, Written written, HttpServletResponse response) throws IOException {
        var at = written.at();
        var all = entries.all(server, at.number());
        response.setHeader(RegistryHeaders.POSITION, Long.toString(at.number()));
        response.setHeader(RegistryHeaders.WATERMARK, Timestamps.text(at.recordedAt()));
        switch (written) {
            case Written.Now _ -> {
                // nothing more to say
            }
            case Written.Before _ ->
                    response.setHeader(RegistryHeaders.IDEMPOTENCY_REPLAYED, "true");
        }
        response.setContentType("application/json");
        // not closed if it fails: nothing that is cut off shall look like an answer
        var out = new BufferedOutputStream(response.getOutputStream());
        write(out, "{\"updatedCount\":" + all.count() + ",\"servers\":[");
        writeEntries(out, all);
        write(out, "]}\n");
        out.flush();
    }

    private static void writeEntries(OutputStream out, ServerEntries.All all) throws IOException {
        try {
            all.forEach(new Separated(out)::write);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Elements of a JSON array. */
    private static final class Separated {

        private final OutputStream out;
        private String separator = "";

        Separated(OutputStream out) {
            this.out = out;
        }

        void write(String element) {
            try {
                EntryAnswers.write(out, separator + element);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            separator = ",";
        }
    }
}
