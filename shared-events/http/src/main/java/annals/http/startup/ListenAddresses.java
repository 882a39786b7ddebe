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

    private static final String SERVER_DEFAULT = ":8080";
    private static final String MANAGEMENT_DEFAULT = "127.0.0.1:8081";

    /** Where the registry listens, by the variable's value; blank: the default. */
    public static ListenAddress server(String given) {
        return address(SERVER, given, SERVER_DEFAULT);
    }

    /** Where Actuator listens, by the variable's value; blank: the default. */
    public static ListenAddress management(String given) {
        return address(MANAGEMENT, given, MANAGEMENT_DEFAULT);
    }

    private static ListenAddress address(String variable, String given, String fallback) {
        return ListenAddress.parse(variable, given.isBlank() ? fallback : given);
    }

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        var server = server(environment.getProperty(SERVER, ""));
        var management = management(environment.getProperty(MANAGEMENT, ""));
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

    private static void put(Map<String, Object> properties, String prefix, ListenAddress address) {
        properties.put(prefix + ".port", address.port());
        if (!address.host().isEmpty()) {
            properties.put(prefix + ".address", address.host());
        }
    }
}
