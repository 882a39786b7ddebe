package annals.benchmarks.hammer;

import picocli.CommandLine.Option;

/** Which registry is loaded. */
public final class TargetOptions {

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "Base URL of the registry (default: ${DEFAULT-VALUE}).")
    private String url = "";

    @Option(
            names = "--i-own-this-server",
            description = "Permits a server that is not on this machine.")
    private boolean mine;

    /** The one that was named. */
    public BaseUrl baseUrl() {
        return baseUrl(url);
    }

    /** Another one, under the same permission. */
    public BaseUrl baseUrl(String other) {
        return BaseUrl.of(other, mine);
    }
}
