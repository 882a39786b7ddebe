package annals.standalone.tool;

import annals.standalone.database.DataDirectory;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * Where a command runs.
 *
 * @param variables values of the environment; empty where one is not set
 * @param start how a registry is started if none runs
 * @param out for results
 * @param err for progress, warnings and failures
 * @param terminal whether a person watches
 */
record Surroundings(
        UnaryOperator<String> variables,
        PrivateStart start,
        PrintWriter out,
        PrintWriter err,
        boolean terminal) {

    /** Those of this process. */
    static Surroundings here(PrivateStart start) {
        var console = System.console();
        return new Surroundings(
                Surroundings::variable,
                start,
                writer(System.out),
                writer(System.err),
                console != null && console.isTerminal());
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /** A property of the JVM counts before, as it does for the registry. */
    private static String variable(String name) {
        var property = System.getProperty(name);
        if (property != null) {
            return property;
        }
        var value = System.getenv(name);
        return value == null ? "" : value;
    }

    String variable(Variable variable) {
        return variables.apply(variable.name());
    }

    DataDirectory dataDirectory() {
        return DataDirectory.chosenBy(variables);
    }

    /** Whether the registry brings its database along. */
    boolean hasEmbeddedDatabase() {
        return variable(Variable.MCP_REGISTRY_DATABASE_URL).isBlank();
    }

    /** Those that the tool reads itself. */
    enum Variable {
        MCP_REGISTRY_DATABASE_URL,
        MCP_REGISTRY_JWT_PRIVATE_KEY,
        MCP_REGISTRY_MANAGEMENT_ADDRESS,
        MCP_REGISTRY_SERVER_ADDRESS
    }
}
