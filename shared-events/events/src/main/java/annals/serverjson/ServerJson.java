package annals.serverjson;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/**
 * One version of a server, as its publisher describes it: the {@code server.json} of the schema of
 * 11 December 2025, in the property order of the official API. Absent texts are empty and absent
 * lists have no elements; both are left out when it is written.
 *
 * @param schema URL of the schema that the document follows
 * @param name namespace and name, joined by a slash
 * @param repository absent when none was sent; an empty one stays
 * @param meta absent when none was sent; an empty one stays
 */
@JsonInclude(NON_EMPTY)
@JsonPropertyOrder({
    "$schema",
    "name",
    "description",
    "title",
    "repository",
    "version",
    "websiteUrl",
    "icons",
    "packages",
    "remotes",
    "_meta"
})
public record ServerJson(
        @JsonProperty("$schema") @JsonInclude(ALWAYS) String schema,
        @JsonInclude(ALWAYS) String name,
        @JsonInclude(ALWAYS) String description,
        String title,
        @Nullable Repository repository,
        @JsonInclude(ALWAYS) String version,
        String websiteUrl,
        List<Icon> icons,
        List<Package> packages,
        List<Transport> remotes,
        @JsonProperty("_meta") @Nullable DocumentMeta meta) {

    public ServerJson {
        Objects.requireNonNull(schema);
        Objects.requireNonNull(name);
        Objects.requireNonNull(description);
        Objects.requireNonNull(version);
        title = Absent.text(title);
        websiteUrl = Absent.text(websiteUrl);
        icons = Absent.list(icons);
        packages = Absent.list(packages);
        remotes = Absent.list(remotes);
    }
}
