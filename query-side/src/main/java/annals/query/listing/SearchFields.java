package annals.query.listing;

import java.util.Arrays;
import java.util.List;

/** At what {@code search} looks: the name always, the description where it is told to. */
enum SearchFields {
    NAME(List.of("name")),
    NAME_AND_DESCRIPTION(List.of("name", "description"));

    private final List<String> words;

    SearchFields(List<String> words) {
        this.words = words;
    }

    /** Reads {@code name} or {@code name,description}, in any order. */
    static SearchFields of(List<String> words) {
        var found = words.stream().map(String::strip).distinct().sorted().toList();
        return Arrays.stream(values())
                .filter(fields -> fields.words.stream().sorted().toList().equals(found))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "annals.listing.search-fields (MCP_REGISTRY_SEARCH_FIELDS):"
                                                + " expected name or name,description, found \"%s\""
                                                        .formatted(String.join(",", words))));
    }
}
