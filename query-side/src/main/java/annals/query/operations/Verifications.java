package annals.query.operations;

import annals.eventstore.rebuild.Rebuilds.Rebuilt;
import annals.eventstore.rebuild.Verification;
import annals.eventstore.rebuild.VerificationReport;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Holds read models against what the events say. */
public final class Verifications {

    private final Verification verification;
    private final List<Rebuilt> all;

    Verifications(Verification verification, List<Rebuilt> all) {
        this.verification = verification;
        this.all = List.copyOf(all);
    }

    /** Takes as long as reading everything takes; empty when there is none of this name. */
    public Optional<VerificationReport> verify(String readModel) throws SQLException {
        for (var one : all) {
            if (one.readModel().name().equals(readModel)) {
                return Optional.of(verification.of(one.readModel()));
            }
        }
        return Optional.empty();
    }
}
