package annals.benchmarks.updates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A reader that would not notice what is wrong could not tell that a feed is exact. */
class FeedCopyTest {

    private static final String SALT = "00112233445566778899aabbccddeeff";

    private final FeedCopy copy = FeedCopy.fromTheFirst("a reader");

    @Test
    void eventsInTheirOrderAreTaken() throws NoSuchAlgorithmException {
        copy.take(event(1, "1.0.0"));
        copy.take(event(2, "1.1.0"));

        assertThat(copy.position()).isEqualTo(2);
        assertThat(copy.list().copy().rows())
                .extracting(Row::title, Row::isLatest)
                .containsExactly(
                        tuple("com.example/a@1.0.0", false), tuple("com.example/a@1.1.0", true));
    }

    @Test
    void oneThatIsLeftOutIsNoticed() throws NoSuchAlgorithmException {
        copy.take(event(1, "1.0.0"));

        var third = event(3, "1.1.0");
        assertThatThrownBy(() -> copy.take(third)).hasMessageContaining("expected 2, found 3");
    }

    @Test
    void oneThatComesTwiceIsNoticed() throws NoSuchAlgorithmException {
        var first = event(1, "1.0.0");
        copy.take(first);

        assertThatThrownBy(() -> copy.take(first)).hasMessageContaining("expected 2, found 1");
    }

    @Test
    void dataThatWereChangedAreNoticed() throws NoSuchAlgorithmException {
        var changed = new String(event(1, "1.0.0"), UTF_8).replace("A server", "A horse");

        assertThatThrownBy(() -> copy.take(changed.getBytes(UTF_8)))
                .hasMessageContaining("datadigest of 1");
    }

    @Test
    void aHeaderThatWasChangedHasAnotherLeaf() throws NoSuchAlgorithmException {
        copy.take(event(1, "1.0.0"));
        var other = FeedCopy.fromTheFirst("another");
        var changed = new String(event(1, "1.0.0"), UTF_8).replace(".000001Z", ".000002Z");
        other.take(changed.getBytes(UTF_8));

        assertThat(other.leaf()).isNotEqualTo(copy.leaf());
    }

    @Test
    void eventsOfAPageKeepTheirBytes() {
        var page = "{\"events\":[{\"a\":\"}]\\\"{\"}, {\"b\":{\"c\":[1]}}],\"metadata\":{}}";

        assertThat(RawArray.elements(page.getBytes(UTF_8)))
                .extracting(bytes -> new String(bytes, UTF_8))
                .containsExactly("{\"a\":\"}]\\\"{\"}", "{\"b\":{\"c\":[1]}}");
    }

    private static byte[] event(int position, String version) throws NoSuchAlgorithmException {
        var data =
                """
                {"version":"%1$s","document":{"name":"com.example/a","description":"A server",\
                "version":"%1$s"},"latest":"%1$s","actor":{"method":"none","subject":"anonymous"}}\
                """
                        .formatted(version);
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(HexFormat.of().parseHex(SALT));
        return """
        {"id":"%d","type":"dev.annals.server-version-published.v1","subject":"com.example/a",\
        "time":"2026-01-01T00:00:00.00000%dZ","datadigest":"%s","datasalt":"%s","data":%s}\
        """
                .formatted(
                        position,
                        position,
                        HexFormat.of().formatHex(digest.digest(data.getBytes(UTF_8))),
                        SALT,
                        data)
                .getBytes(UTF_8);
    }
}
