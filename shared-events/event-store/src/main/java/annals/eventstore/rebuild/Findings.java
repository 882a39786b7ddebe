package annals.eventstore.rebuild;

import annals.eventstore.rebuild.VerificationReport.Damage;
import annals.eventstore.rebuild.VerificationReport.Difference;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a verification has found so far; much of it is only counted. */
final class Findings {

    /** A document may take a megabyte. */
    private static final int LONGEST_TEXT = 2_000;

    private final List<Difference> differences = new ArrayList<>();
    private final List<Damage> damages = new ArrayList<>();
    private long differing;
    private long damaged;

    void damage(long position, String problem) {
        damaged++;
        if (damages.size() < VerificationReport.MOST_TOLD) {
            damages.add(new Damage(position, problem));
        }
    }

    void missing(ShownRow expected) {
        difference(expected, null, "a row", null);
    }

    void withoutReason(ShownRow found) {
        difference(found, null, null, "a row");
    }

    void compare(ShownRow expected, ShownRow found) {
        expected.fields()
                .forEach(
                        (field, value) -> {
                            var other = found.fields().get(field);
                            if (!Objects.equals(value, other)) {
                                difference(expected, field, value, other);
                            }
                        });
    }

    private void difference(
            ShownRow row,
            @Nullable String field,
            @Nullable String expected,
            @Nullable String found) {
        differing++;
        if (differences.size() < VerificationReport.MOST_TOLD) {
            differences.add(
                    new Difference(
                            row.server(), row.key(), field, shortened(expected), shortened(found)));
        }
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null || text.length() <= LONGEST_TEXT
                ? text
                : text.substring(0, LONGEST_TEXT) + "…";
    }

    long differing() {
        return differing;
    }

    long damaged() {
        return damaged;
    }

    List<Difference> differences() {
        return differences;
    }

    List<Damage> damages() {
        return damages;
    }
}
