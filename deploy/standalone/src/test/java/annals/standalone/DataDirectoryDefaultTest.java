package annals.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

class DataDirectoryDefaultTest {

    private static final String HOME = System.getProperty("user.home");
    private static final String HERE = Path.of("").toAbsolutePath().toString();

    @ParameterizedTest
    @CsvSource(
            nullValues = "unset",
            textBlock =
                    """
                    unset,       unset, HOME/.local/share/annals
                    '',          '',    HOME/.local/share/annals
                    unset,       /xdg,  /xdg/annals
                    unset,       xdg,   HOME/.local/share/annals
                    /data,       /xdg,  /data
                    /data/../a/, unset, /a
                    data,        unset, HERE/data
                    """)
    void theDirectoryIsAbsolute(String variable, String xdg, String expected) {
        Map<String, Object> given = new HashMap<>();
        // so that those of this machine do not count
        given.put("MCP_REGISTRY_DATA_DIR", variable == null ? "" : variable);
        given.put("XDG_DATA_HOME", xdg == null ? "" : xdg);
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", given));
        new DataDirectoryDefault().postProcessEnvironment(environment, new SpringApplication());
        assertThat(environment.getProperty("annals.data-dir"))
                .isEqualTo(expected.replace("HOME", HOME).replace("HERE", HERE));
    }
}
