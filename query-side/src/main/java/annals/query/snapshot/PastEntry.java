package annals.query.snapshot;

/**
 * An entry of the list of a moment.
 *
 * @param line the very bytes that the list sends, and a line end; nobody may change them
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way out, never compared
public record PastEntry(String name, String version, byte[] line) {}
