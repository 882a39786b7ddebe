package annals.query.listing;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** At what {@code search} looks: the name always, the description where it is told to. */
enum SearchFields {
    NAME("name"),
    NAME_AND_DESCRIPTION("name,description");

    private final String settings;

    SearchFields(String settings) {
        this.settings = settings;
    }

    /** How it is kept with a generation. */
    String settings() {
        return settings;
    }

    /** What a generation was made for. */
    static SearchFields ofSettings(String settings) {
        return settings.equals(NAME_AND_DESCRIPTION.settings) ? NAME_AND_DESCRIPTION : NAME;
    }

    /** Reads {@code name} or {@code name,description}, in any order. */
    static SearchFields of(List<String> words) {
        var wanted = words.stream().map(String::strip).collect(Collectors.toSet());
        if (wanted.equals(Set.of("name"))) {
            return NAME;
        }
        if (wanted.equals(Set.of("name", "description"))) {
            return NAME_AND_DESCRIPTION;
        }
        throw new IllegalArgumentException(
                "annals.listing.search-fields (MCP_REGISTRY_SEARCH_FIELDS): expected name or name,description, found \"%s\""
                        .formatted(String.join(",", words)));
    }
}
