package annals.command.importing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Walks over the members of the JSON object before which a cutter stands. */
final class Members {

    private final JsonCutter cutter;
    private boolean first = true;

    Members(JsonCutter cutter) throws IOException, BrokenJson {
        this.cutter = cutter;
        cutter.expect('{');
    }

    /** The next member's name, whose value the cutter gives next; empty after the last one. */
    Optional<String> next() throws IOException, BrokenJson {
        if (cutter.takes('}')) {
            return Optional.empty();
        }
        if (!first) {
            cutter.expect(',');
        }
        first = false;
        String name = name(cutter.value());
        cutter.expect(':');
        return Optional.of(name);
    }

    private static String name(Cut cut) throws BrokenJson {
        return switch (cut) {
            case Cut.Whole(byte[] json) when json.length >= 2 && json[0] == '"' ->
                    new String(json, 1, json.length - 2, StandardCharsets.UTF_8);
            case Cut.Whole _ -> throw new BrokenJson("a name in quotes was expected");
            case Cut.TooLarge(long bytes) ->
                    throw new BrokenJson("a name of %,d bytes was found".formatted(bytes));
        };
    }
}
