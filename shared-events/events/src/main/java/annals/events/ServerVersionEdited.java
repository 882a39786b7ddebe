package annals.events;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** The document of a version was replaced. */
@JsonPropertyOrder({"version", "document", "latest", "actor"})
public record ServerVersionEdited(String version, Document document, String latest, Actor actor)
        implements ServerEvent {}
