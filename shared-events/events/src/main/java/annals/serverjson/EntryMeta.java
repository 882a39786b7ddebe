package annals.serverjson;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** The {@code _meta} of a list entry. */
@JsonPropertyOrder({"io.modelcontextprotocol.registry/official", "dev.annals/registry"})
public record EntryMeta(
        @JsonProperty("io.modelcontextprotocol.registry/official") OfficialMeta official,
        @JsonProperty("dev.annals/registry") RegistryMeta registry) {

    /** A list entry: the document's own text beside this, which is given as JSON text. */
    public static String entry(String document, String meta) {
        return "{\"server\":" + document + ",\"_meta\":" + meta + "}";
    }
}
