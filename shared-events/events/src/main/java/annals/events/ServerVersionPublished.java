package annals.events;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** A publisher added a version. */
@JsonPropertyOrder({"version", "document", "latest", "actor"})
public record ServerVersionPublished(String version, Document document, String latest, Actor actor)
        implements ServerEvent {}
