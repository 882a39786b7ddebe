package annals.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class ValidateControllerTest {

    @Autowired private ApiClient client;

    private ApiClient.Told validate(String body) {
        return client.send("POST", "/v0/validate", "", body);
    }

    @Test
    void aGoodDocumentIsValidWithoutAToken() {
        var told = validate(SampleDocument.of("com.example/weather", "1.0.0").toString());

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.response().body()).isEqualTo("{\"valid\":true,\"issues\":[]}\n");
    }

    @Test
    void whatAPublishWouldRefuseIsTold() {
        var told =
                validate(
                        SampleDocument.of("com.example/weather", "^1.0.0")
                                .with("$schema", "https://example.com/mine")
                                .toString());

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.json().path("valid").booleanValue()).isFalse();
        assertThat(told.json().path("issues").valueStream().map(issue -> issue.path("reference")))
                .extracting(node -> node.stringValue())
                .containsExactly("schema-version-extraction-error", "version-looks-like-range");
    }

    @Test
    void advisingDoesNotMakeADocumentInvalid() {
        var told =
                validate(
                        SampleDocument.of("com.example/weather", "1.0.0")
                                .with(
                                        "$schema",
                                        "https://static.modelcontextprotocol.io/schemas/2025-07-09/server.schema.json")
                                .toString());

        assertThat(told.json().path("valid").booleanValue()).isTrue();
        assertThat(told.json().path("issues")).hasSize(1);
    }

    @Test
    void whatIsNoDocumentIsRefusedWithAllFindings() {
        var told = validate("{\"name\":\"nothing\"}");

        assertThat(told.status()).isEqualTo(422);
        assertThat(told.detail()).isEqualTo("validation failed");
        assertThat(told.json().path("errors").size()).isGreaterThan(1);
    }
}
