package annals.command.admission.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.node.JsonNodeFactory;

import java.math.BigDecimal;

class JsonTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"b\":1,\"a\":{},\"c\":[],\"d\":null,\"e\":\"\",\"f\":false}",
                "[[],[{}],null,true]",
                "\"<a href='x'>&é😀\"",
                "\"\\\"\\\\\\n\\u001F\"",
                "12345678901234567890123456789012345678901234567890",
                "-7"
            })
    void compactTextStaysAsItIs(String json) {
        assertThat(JsonText.of(Trees.tree(json))).isEqualTo(json);
    }

    @Test
    void numbersThatAreNoIntegersAreWrittenAsGoWritesThem() {
        assertThat(JsonText.of(Trees.tree("[166.0, 1e2, 1E21, 0.0000001, -0.50]")))
                .isEqualTo("[166,100,1e+21,1e-7,-0.5]");
    }

    @Test
    void decimalsAreWrittenAsTheFloatingPointNumberThatClientsRead() {
        var nodes = JsonNodeFactory.instance;
        assertThat(JsonText.of(nodes.numberNode(new BigDecimal("166.000")))).isEqualTo("166");
        assertThat(JsonText.of(nodes.numberNode(new BigDecimal("0.1000000000000000000001"))))
                .isEqualTo("0.1");
    }

    @Test
    void whatJsonDoesNotKnowIsRefused() {
        assertThatThrownBy(
                        () ->
                                JsonText.of(
                                        JsonNodeFactory.instance.numberNode(
                                                Double.POSITIVE_INFINITY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not JSON: Infinity");
    }
}
