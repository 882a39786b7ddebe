package annals.query.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import annals.http.PublicUrl;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The OpenAPI document, as it was written and as JSON; it tells where clients find us. */
@Component
final class Contract {

    private static final String SERVER_IN_YAML = "- url: ";
    private static final String SERVER_IN_JSON = "{\"url\":\"";

    private final String yaml;
    private final String json;

    Contract() {
        yaml = new String(read("openapi.yaml"), UTF_8);
        json =
                new JsonMapper()
                        .writeValueAsString(
                                new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
    }

    byte[] yaml(PublicUrl self) {
        return found(yaml, SERVER_IN_YAML, self);
    }

    byte[] json(PublicUrl self) {
        return found(json, SERVER_IN_JSON, self);
    }

    /** A prefix has no sign that means anything in YAML or JSON. */
    private static byte[] found(String contract, String server, PublicUrl self) {
        return contract.replace(server + "/", server + self.path("/")).getBytes(UTF_8);
    }

    static byte[] read(String name) {
        try {
            return new ClassPathResource(name, Contract.class).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
