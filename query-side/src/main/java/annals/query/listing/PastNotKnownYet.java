package annals.query.listing;

import annals.http.Problem;
import annals.http.ProblemException;

/** What rows were before is not known until the list was made anew, which is under way. */
final class PastNotKnownYet {

    private PastNotKnownYet() {}

    static ProblemException problem() {
        return new ProblemException(
                Problem.of(
                                503,
                                "What was shown in the past is not known yet: the list is being"
                                    + " made anew, after an update of this registry. Please send"
                                    + " the same request again")
                        .with("Retry-After", "10"));
    }
}
