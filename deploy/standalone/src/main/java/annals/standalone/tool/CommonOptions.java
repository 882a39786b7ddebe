package annals.standalone.tool;

import picocli.CommandLine.Option;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** What every command understands. */
final class CommonOptions {

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "The management port of a registry that runs, as http://127.0.0.1:8081."
                            + " Default: what MCP_REGISTRY_MANAGEMENT_ADDRESS says; if nothing"
                            + " listens there, a registry is started for this command alone.")
    private String url = "";

    @Option(names = "--json", description = "Prints the result as JSON.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    private boolean help;

    boolean json() {
        return json;
    }

    /** The address that was named. */
    Optional<URI> url() {
        if (url.isBlank()) {
            return Optional.empty();
        }
        var text = url.contains("://") ? url : "http://" + url;
        try {
            var uri = new URI(text);
            var known = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (known && uri.getHost() != null && uri.getRawUserInfo() == null) {
                return Optional.of(new URI(uri.getScheme(), uri.getAuthority(), null, null, null));
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw ToolFailure.unusable("--url: expected http://host:port, found \"%s\"".formatted(url));
    }
}
