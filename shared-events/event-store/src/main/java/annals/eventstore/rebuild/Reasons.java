package annals.eventstore.rebuild;

import annals.eventstore.SqlFailure;

/** Why a rebuild has failed, as an operator is told. */
final class Reasons {

    private Reasons() {}

    static String of(Exception failure) {
        return SqlFailure.isFullDisk(failure)
                ? "the disk of the database is full (%s); make room for as much as the live generation takes, then ask for the rebuild again"
                        .formatted(firstLine(innermost(failure)))
                : String.valueOf(failure.getMessage());
    }

    private static Throwable innermost(Throwable failure) {
        var cause = failure.getCause();
        return cause == null ? failure : innermost(cause);
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
