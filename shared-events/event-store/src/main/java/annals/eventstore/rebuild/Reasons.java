package annals.eventstore.rebuild;

import annals.eventstore.SqlFailure;

/** Why a rebuild has failed, as an operator is told. */
final class Reasons {

    private Reasons() {}

    static String of(Exception failure) {
        var message = String.valueOf(failure.getMessage());
        return SqlFailure.isFullDisk(failure)
                ? "the disk of the database is full (%s); make room for as much as the live generation takes, then ask for the rebuild again"
                        .formatted(message.replaceFirst("\\s+Hint:.*", ""))
                : message;
    }
}
