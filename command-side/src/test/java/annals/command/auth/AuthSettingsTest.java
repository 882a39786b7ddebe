package annals.command.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

import java.io.IOException;
import java.util.Map;

/** The names of the official service's variables, and what holds without them. */
class AuthSettingsTest {

    @ParameterizedTest
    @CsvSource({"true, true", "false, false", "1, true", "0, false", "TRUE, true", "'', false"})
    void anonymousLoginIsAskedForByItsVariable(String value, boolean asked) throws IOException {
        assertThat(settings("MCP_REGISTRY_ENABLE_ANONYMOUS_AUTH", value).offersAnonymous())
                .isEqualTo(asked);
    }

    @Test
    void anonymousLoginIsNotOfferedUnlessAskedFor() throws IOException {
        assertThat(settings("OTHER", "").offersAnonymous()).isFalse();
    }

    @Test
    void anonymousLoginIsNotOfferedWithoutAnySetting() {
        assertThat(new Binder().bindOrCreate("annals.auth", AuthSettings.class).offersAnonymous())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "MCP_REGISTRY_JWT_PRIVATE_KEY,          annals.token.private-key",
        "MCP_REGISTRY_JWT_PREVIOUS_PRIVATE_KEY, annals.token.previous-private-key",
    })
    void keysAreGivenByTheirVariables(String variable, String property) throws IOException {
        assertThat(environment(variable, "abc").getProperty(property)).isEqualTo("abc");
        assertThat(environment("OTHER", "abc").getProperty(property)).isEmpty();
    }

    private static AuthSettings settings(String variable, String value) throws IOException {
        return Binder.get(environment(variable, value))
                .bindOrCreate("annals.auth", AuthSettings.class);
    }

    private static Environment environment(String variable, String value) throws IOException {
        var environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.addFirst(new MapPropertySource("variables", Map.of(variable, value)));
        new YamlPropertySourceLoader()
                .load("command-side", new ClassPathResource("annals/command-side.yml"))
                .forEach(sources::addLast);
        return environment;
    }
}
