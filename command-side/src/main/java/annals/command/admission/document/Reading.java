package annals.command.admission.document;

import annals.http.Problem;

import java.util.List;

/**
 * What came of reading a document.
 *
 * @param <T> what is read
 */
public sealed interface Reading<T> {

    /** It could be read. */
    record Read<T>(T value) implements Reading<T> {}

    /**
     * It could not.
     *
     * @param findings all that is wrong with it; at least one
     */
    record Refused<T>(List<Problem.Error> findings) implements Reading<T> {
        public Refused {
            findings = List.copyOf(findings);
        }
    }
}
