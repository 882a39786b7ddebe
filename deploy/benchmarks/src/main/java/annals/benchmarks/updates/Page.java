package annals.benchmarks.updates;

import annals.benchmarks.failure.RunFailed;
import annals.benchmarks.hammer.Registry;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/**
 * A page of the list.
 *
 * @param next the cursor of the next one; absent on the last
 * @param watermark what to ask for next; empty when the registry does not say
 * @param position the state that it shows; 0 when the registry does not say
 */
record Page(List<Row> rows, @Nullable String next, String watermark, long position) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    Page {
        rows = List.copyOf(rows);
    }

    static Page of(Registry.Answer answer) {
        try {
            var body = JSON.readTree(answer.body());
            var metadata = body.path("metadata");
            var next = metadata.path("nextCursor").stringValue("");
            return new Page(
                    body.path("servers").valueStream().map(Row::of).toList(),
                    next.isEmpty() ? null : next,
                    // a cache may put newer headers to an older body, but the cursor is the body's
                    metadata.path("watermark").stringValue(answer.watermark()),
                    answer.position());
        } catch (JacksonException e) {
            throw new RunFailed("a page that is no JSON: " + e.getOriginalMessage());
        }
    }
}
