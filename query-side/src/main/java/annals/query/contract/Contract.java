package annals.query.contract;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The OpenAPI document, as it was written and as JSON. */
@Component
final class Contract {

    private final byte[] yaml;
    private final byte[] json;

    Contract() {
        yaml = read("openapi.yaml");
        var tree =
                new Yaml(new SafeConstructor(new LoaderOptions()))
                        .load(new String(yaml, java.nio.charset.StandardCharsets.UTF_8));
        json = new JsonMapper().writeValueAsBytes(tree);
    }

    byte[] yaml() {
        return yaml;
    }

    byte[] json() {
        return json;
    }

    static byte[] read(String name) {
        try {
            return new ClassPathResource(name, Contract.class).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
