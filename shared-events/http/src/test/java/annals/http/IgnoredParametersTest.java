package annals.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

class IgnoredParametersTest {

    private static QueryParameters read(String query) {
        var parameters = QueryParameters.of(query);
        parameters.text("cursor");
        parameters.integer("limit", 30, 1, 100);
        parameters.text("search");
        parameters.text("updated_since");
        parameters.text("version");
        parameters.truth("include_deleted");
        parameters.text("min_position");
        return parameters;
    }

    @ParameterizedTest
    @CsvSource({
        "q, q;meant=search",
        "query, query;meant=search",
        "Search, Search;meant=search",
        "serach, serach;meant=search",
        "seach, seach;meant=search",
        "searchh, searchh;meant=search",
        "updatedSince, updatedSince;meant=updated_since",
        "updated-since, updated-since;meant=updated_since",
        "since, since;meant=updated_since",
        "includeDeleted, includeDeleted;meant=include_deleted",
        "page_size, page_size;meant=limit",
        "limits, limits;meant=limit",
        "offset, offset;meant=cursor",
        "nextCursor, nextCursor;meant=cursor",
        "versions, versions;meant=version",
        "colour, colour",
        "lim, lim",
        "a b, a%20b",
        "ü, %C3%BC",
    })
    void isNamedWithWhatItProbablyMeans(String name, String named) {
        assertThat(IgnoredParameters.of(read(name.replace(" ", "%20") + "=1"))).contains(named);
    }

    @Test
    void thereIsNothingToTellWhenAllWereAskedFor() {
        assertThat(IgnoredParameters.of(read("limit=3&search=a&version=&cursor"))).isEmpty();
    }

    @Test
    void onlyWhatThePathTakesIsMeant() {
        var parameters = QueryParameters.of("q=a&deleted=true");
        parameters.truth("include_deleted");
        assertThat(IgnoredParameters.of(parameters)).contains("q, deleted;meant=include_deleted");
    }

    @Test
    void theyAreTenAtMostAndNoneIsLong() {
        var many =
                IntStream.range(0, 5000)
                        .mapToObj(n -> "n" + n + "x".repeat(500) + "=1")
                        .collect(Collectors.joining("&"));
        var header = IgnoredParameters.of(read(many)).orElseThrow();
        assertThat(header.split(", ")).hasSize(10);
        assertThat(header).hasSizeLessThan(500);
    }

    @Test
    void noLineEndGetsIn() {
        assertThat(IgnoredParameters.of(read("a%0D%0ASet-Cookie:%20b=1")))
                .contains("a%0D%0ASet-Cookie%3A%20b");
    }
}
