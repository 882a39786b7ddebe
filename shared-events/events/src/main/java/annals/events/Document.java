package annals.events;

/** The {@code server.json} of a version, or that it was erased. */
public sealed interface Document {

    /**
     * The document's JSON text as it is kept. It stays text, so that what another registry sent is
     * kept whole, whatever its properties and types are.
     */
    record Content(String json) implements Document {}

    /**
     * The document was taken out.
     *
     * @param erased position of the event that says so
     */
    record Erased(long erased) implements Document {}
}
