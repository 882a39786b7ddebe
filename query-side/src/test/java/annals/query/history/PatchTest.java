package annals.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.flipkart.zjsonpatch.Jackson3JsonPatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A patch says what differs, and leads from one document to the other to the letter. */
class PatchTest {

    private static JsonNode tree(String text) {
        return Json.tree(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1} | {\"a\":1} | []",
                "{\"a\":1,\"b\":2} | {\"b\":2,\"a\":1} | []",
                "{\"a\":1} | {\"a\":2} | [{\"op\":\"replace\",\"path\":\"/a\",\"value\":2}]",
                "{\"a\":1} | {} | [{\"op\":\"remove\",\"path\":\"/a\"}]",
                "{} | {\"a/b~c\":null} | [{\"op\":\"add\",\"path\":\"/a~1b~0c\",\"value\":null}]",
                "{\"a\":[1,2]} | {\"a\":[1,2,3]} |"
                        + " [{\"op\":\"add\",\"path\":\"/a/2\",\"value\":3}]",
                "{\"a\":0.1} | {\"a\":0.1000000000000000000001} |"
                    + " [{\"op\":\"replace\",\"path\":\"/a\",\"value\":0.1000000000000000000001}]",
                "{\"a\":1} | {\"a\":12345678901234567890123} |"
                    + " [{\"op\":\"replace\",\"path\":\"/a\",\"value\":12345678901234567890123}]",
            })
    void itNamesWhatDiffers(String from, String to, String patch) {
        assertThat(Json.text(Patch.between(tree(from), tree(to)))).isEqualTo(patch);
    }

    @Test
    void itLeadsFromOneToTheOther() {
        var random = new Random(4);
        for (int i = 0; i < 2_000; i++) {
            var from = Json.object().set("a", value(random, 4));
            var to = Json.object().set("a", value(random, 4));
            var patch = Patch.between(from, to);
            assertThat(Jackson3JsonPatch.apply(patch, from)).as("%s, %s", from, to).isEqualTo(to);
            assertThat(Jackson3JsonPatch.apply(Patch.coarse(from, to), from)).isEqualTo(to);
        }
    }

    private static JsonNode value(Random random, int depth) {
        int kind = random.nextInt(depth == 0 ? 2 : 4);
        if (kind == 0) {
            return tree(Integer.toString(random.nextInt(3)));
        }
        if (kind == 1) {
            return tree("\"" + "xyz".charAt(random.nextInt(3)) + "\"");
        }
        var array = Json.array();
        var object = Json.object();
        for (int i = random.nextInt(4); i > 0; i--) {
            array.add(value(random, depth - 1));
            object.set("k" + random.nextInt(4), value(random, depth - 1));
        }
        return kind == 2 ? array : object;
    }

    @Test
    void whereArraysAreLongWholeMembersAreReplaced() {
        var from = numbers(0);
        var to = numbers(1);

        var patch = Patch.between(from, to);

        assertThat(patch).hasSize(1);
        assertThat(patch.at("/0/path").asString()).isEqualTo("/long");
        assertThat(Jackson3JsonPatch.apply(patch, from)).isEqualTo(to);
    }

    private static JsonNode numbers(int first) {
        return tree(
                IntStream.range(first, 100_000)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(",", "{\"same\":1,\"long\":[", "]}")));
    }
}
