package annals.events;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * An imported version is gone at its source. It stays listed as deleted; a later import brings it
 * back.
 *
 * @param source host or file name of where it had been found
 */
@JsonPropertyOrder({"version", "latest", "source"})
public record ServerVersionWithdrawn(String version, String latest, String source)
        implements ServerEvent {}
