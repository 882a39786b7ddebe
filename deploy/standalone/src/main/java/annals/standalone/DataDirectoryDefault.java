package annals.standalone;

import annals.standalone.database.DataDirectory;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import java.util.Map;

/**
 * Makes {@value #PROPERTY} an absolute path for every room: that of {@code MCP_REGISTRY_DATA_DIR},
 * else {@code annals} in the user's directory for data (XDG Base Directory Specification).
 */
final class DataDirectoryDefault implements EnvironmentPostProcessor {

    static final String PROPERTY = "annals.data-dir";

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        environment
                .getPropertySources()
                .addAfter(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new MapPropertySource(
                                "data directory",
                                Map.of(
                                        PROPERTY,
                                        DataDirectory.chosenBy(
                                                        name -> environment.getProperty(name, ""))
                                                .path()
                                                .toString())));
    }
}
