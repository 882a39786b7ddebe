package annals.http.startup;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Turns {@value #SERVER} and {@value #MANAGEMENT} into Boot's properties, for every runnable alike.
 * Boot's own properties win where they are given on the command line, as system properties, in the
 * environment or by a test.
 */
public final class ListenAddresses implements EnvironmentPostProcessor {

    /** Where the registry listens; default: port 8080 of every interface. */
    public static final String SERVER = "MCP_REGISTRY_SERVER_ADDRESS";

    /** Where Actuator listens; default: port 8081 of this machine alone. */
    public static final String MANAGEMENT = "MCP_REGISTRY_MANAGEMENT_ADDRESS";

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        var server = ListenAddress.parse(SERVER, given(environment, SERVER, ":8080"));
        var management =
                ListenAddress.parse(MANAGEMENT, given(environment, MANAGEMENT, "127.0.0.1:8081"));
        if (server.port() == management.port() && server.port() != 0) {
            throw new StartRefused(
                    "%s and %s both say port %d, but they need a port each"
                            .formatted(SERVER, MANAGEMENT, server.port()));
        }
        var properties = new LinkedHashMap<String, Object>();
        put(properties, "server", server);
        put(properties, "management.server", management);
        environment
                .getPropertySources()
                .addAfter(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new MapPropertySource("listen addresses", properties));
    }

    private static String given(ConfigurableEnvironment environment, String name, String fallback) {
        var value = environment.getProperty(name, "");
        return value.isBlank() ? fallback : value;
    }

    private static void put(Map<String, Object> properties, String prefix, ListenAddress address) {
        properties.put(prefix + ".port", address.port());
        if (!address.host().isEmpty()) {
            properties.put(prefix + ".address", address.host());
        }
    }
}
