package annals.command.admission.document;

import static org.assertj.core.api.Assertions.assertThat;

import annals.serverjson.ServerJson;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferencesTest {

    private static final ServerJson CONTENT = Contents.of("com.example/weather", "1.0.0", "2.0.0");
    private static final ServerDocument SENT = ServerDocument.of(CONTENT);

    private static Differences with(String stored) {
        return Differences.between(stored, SENT);
    }

    @Test
    void theSameTextHasNone() {
        assertThat(with(SENT.json()).isEmpty()).isTrue();
    }

    @Test
    void neitherOrderNorWhatSaysNothingIsADifference() {
        var stored =
                "{\"title\":\"\",\"icons\":[],"
                        + SENT.json()
                                .substring(1)
                                .replace(
                                        "\"name\":\"com.example/weather\",\"description\":\"Tells"
                                                + " the weather\"",
                                        "\"description\":\"Tells the"
                                                + " weather\",\"name\":\"com.example/weather\"");

        assertThat(stored).isNotEqualTo(SENT.json());
        assertThat(with(stored).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"Tells the weather\"|\"Tells it\"|description",
                "\"2.0.0\"|\"2.0.1\"|packages[0].version",
                "\"stdio\"|\"sse\"|packages[0].transport.type",
                "\"version\":\"1.0.0\"|\"version\":\"1.0.0\",\"title\":\"T\"|title",
                "\"packages\"|\"unknown\":1,\"packages\"|",
            })
    void thePlacesAreNamed(String before, String after, String place) {
        var stored = SENT.json().replaceFirst(java.util.regex.Pattern.quote(before), after);

        assertThat(stored).isNotEqualTo(SENT.json());
        if (place == null) {
            assertThat(with(stored).isEmpty()).isTrue();
        } else {
            assertThat(with(stored).places()).containsExactly(place);
        }
    }

    @Test
    void ofManyPlacesTheFirstAreNamed() {
        var versions = new String[25];
        java.util.Arrays.fill(versions, "1.0.0");
        var stored = ServerDocument.of(Contents.of("com.example/weather", "1.0.0", versions));

        var differences = with(stored.json());

        assertThat(differences.places())
                .hasSize(10)
                .startsWith("packages[0].version", "packages[1]");
        assertThat(differences.more()).isEqualTo(15);
    }

    @Test
    void aDocumentOfAnotherShapeIsComparedAsItIs() {
        assertThat(with("{\"name\":\"com.example/weather\",\"packages\":\"none\"}").places())
                .contains("packages", "description");
    }
}
