package annals.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A read model was made anew from its events and shows some rows otherwise than before, although
 * nothing happened to these versions. Whoever keeps a copy must fetch them again, so their hidden
 * time is that of this event.
 *
 * @param readModel its name
 * @param generation of its tables that is live from this event on
 * @param rows which rows differ; absent when {@code all} is there
 * @param all true: more rows differ than are worth naming; absent when {@code rows} is there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"readModel", "generation", "rows", "all"})
public record ReadModelRebuilt(
        String readModel, int generation, @Nullable List<Row> rows, @Nullable Boolean all)
        implements RegistryEvent {

    /** A row is known by what it tells of. */
    @JsonPropertyOrder({"server", "version"})
    public record Row(String server, String version) {}

    /** Checks that it says one of the two. */
    public ReadModelRebuilt {
        if ((rows == null) == !Boolean.TRUE.equals(all)) {
            throw new IllegalArgumentException("expected either rows or all: true");
        }
        rows = rows == null ? null : List.copyOf(rows);
    }

    /** These rows differ. */
    public static ReadModelRebuilt of(String readModel, int generation, List<Row> rows) {
        return new ReadModelRebuilt(readModel, generation, rows, null);
    }

    /** All rows may differ. */
    public static ReadModelRebuilt ofAll(String readModel, int generation) {
        return new ReadModelRebuilt(readModel, generation, null, true);
    }
}
