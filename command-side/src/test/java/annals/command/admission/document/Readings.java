package annals.command.admission.document;

import annals.http.Problem;

import java.util.List;

/** What came of a reading, for tests. */
final class Readings {

    private Readings() {}

    /** What was read; fails when it was refused. */
    static <T> T value(Reading<T> reading) {
        return switch (reading) {
            case Reading.Read<T>(var value) -> value;
            case Reading.Refused<T>(var findings) -> throw new AssertionError(findings.toString());
        };
    }

    /** What was found to be wrong; empty when it was read. */
    static <T> List<Problem.Error> findings(Reading<T> reading) {
        return switch (reading) {
            case Reading.Read<T> _ -> List.of();
            case Reading.Refused<T>(var findings) -> findings;
        };
    }
}
