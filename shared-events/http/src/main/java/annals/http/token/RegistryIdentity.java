package annals.http.token;

/**
 * Who this registry is: the audience of the tokens that it signs.
 *
 * @param id {@code urn:uuid:…}, made once and kept in the event store
 */
public record RegistryIdentity(String id) {

    private static final String PREFIX = "urn:uuid:";

    public RegistryIdentity {
        if (!id.startsWith(PREFIX)) {
            throw new IllegalArgumentException(
                    "A registry's id begins with \"%s\", but this is \"%s\"".formatted(PREFIX, id));
        }
    }
}
