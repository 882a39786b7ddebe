package annals.eventstore.rebuild;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What came of holding a read model, and the log, against one another at one position.
 *
 * @param position up to where both were read
 * @param events of the log, each of which was checked
 * @param rows of the read model
 * @param differing how many differences there are in all
 * @param differences the first of them
 * @param damaged how much is wrong with the log in all
 * @param damages the first of it
 */
public record VerificationReport(
        String readModel,
        int generation,
        long position,
        long events,
        long rows,
        long differing,
        List<Difference> differences,
        long damaged,
        List<Damage> damages,
        double seconds) {

    /** Only so many are told one by one. */
    public static final int MOST_TOLD = 100;

    /** Whether everything is as the events say. */
    public boolean isRight() {
        return differing == 0 && damaged == 0;
    }

    /**
     * A field that is not as the events say.
     *
     * @param field absent where the whole row is missing, or is there without reason
     * @param expected what the events say; absent for nothing
     * @param found what is shown; absent for nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Difference(
            String server,
            String key,
            @Nullable String field,
            @Nullable String expected,
            @Nullable String found) {}

    /** Something that is wrong with the log at a position. */
    public record Damage(long position, String problem) {}
}
