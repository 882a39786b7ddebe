package annals.command.admission.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.Random;

/** Whatever is sent gives findings or a document; a document that was read is read again. */
class RandomTreesTest {

    /** Fixed, so that a failure can be repeated. */
    private static final long SEED = 20_251_211;

    private static final int ROUNDS = 3_000;

    private final RandomTrees trees = new RandomTrees(new Random(SEED));

    @Test
    void whatIsReadStrictlyIsReadAgainAsTheSameText() {
        int read = 0;
        for (int i = 0; i < ROUNDS; i++) {
            if (StrictDocument.read(trees.almostDocument())
                    instanceof Reading.Read<ServerDocument>(var document)) {
                read++;
                assertThat(json(StrictDocument.read(parsed(document.json()))))
                        .isEqualTo(document.json());
            }
        }
        assertThat(read).as("documents among the trees").isBetween(ROUNDS / 20, ROUNDS - 1);
    }

    @Test
    void whatIsReadLenientlyIsReadAgainAsTheSameText() {
        int read = 0;
        for (int i = 0; i < ROUNDS; i++) {
            if (LenientDocument.read(trees.almostDocument())
                    instanceof Reading.Read<ServerDocument>(var document)) {
                read++;
                assertThat(json(LenientDocument.read(parsed(document.json()))))
                        .isEqualTo(document.json());
            }
        }
        assertThat(read).as("documents among the trees").isBetween(ROUNDS / 20, ROUNDS - 1);
    }

    @Test
    void whatPassesTheGateIsReadLenientlyAsTheSameDocument() {
        for (int i = 0; i < ROUNDS; i++) {
            var tree = trees.almostDocument();
            if (StrictDocument.read(tree) instanceof Reading.Read<ServerDocument>(var document)) {
                assertThat(json(LenientDocument.read(tree))).isEqualTo(document.json());
            }
        }
    }

    @Test
    void aFoundDocumentStaysTheSameTree() {
        int read = 0;
        for (int i = 0; i < ROUNDS; i++) {
            if (FoundDocument.read(trees.almostDocument())
                    instanceof Reading.Read<FoundDocument>(var document)) {
                read++;
                assertThat(JsonText.of(parsed(document.json()))).isEqualTo(document.json());
            }
        }
        assertThat(read).isGreaterThan(ROUNDS / 20);
    }

    @Test
    void anyTreeAtAllIsAnswered() {
        for (int i = 0; i < ROUNDS; i++) {
            var tree = trees.anything();
            assertThat(StrictDocument.read(tree)).isInstanceOf(Reading.Refused.class);
            assertThat(LenientDocument.read(tree)).isInstanceOf(Reading.Refused.class);
            assertThat(FoundDocument.read(tree)).isInstanceOf(Reading.Refused.class);
        }
    }

    private static String json(Reading<ServerDocument> reading) {
        return Readings.value(reading).json();
    }

    private static JsonNode parsed(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
