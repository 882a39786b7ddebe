package annals.standalone.tool;

import annals.http.startup.ListenAddress;
import annals.http.startup.ListenAddresses;
import annals.http.startup.StartRefused;
import annals.standalone.tool.Surroundings.Variable;

import java.net.URI;
import java.util.Optional;

/** Finds the registry that runs, or starts one. */
final class Registries {

    private final Surroundings here;

    Registries(Surroundings here) {
        this.here = here;
    }

    /** One that answers, in whatever process. */
    Session open(CommonOptions options) {
        var running = running(options);
        return running.isPresent() ? new Session(running.get(), Optional.empty()) : start();
    }

    /** The one that another process runs; empty if there is none where it should be. */
    Optional<Management> running(CommonOptions options) {
        var named = options.url();
        var address = named.or(this::usual);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        var management = new Management(address.get());
        try {
            management.find();
            return Optional.of(management);
        } catch (Management.NobodyThere e) {
            if (named.isPresent()) {
                throw ToolFailure.failed("no registry answers at " + address.get());
            }
            return Optional.empty();
        }
    }

    /** Starts one here, which fails if another process has its data. */
    Session start() {
        here.err()
                .printf(
                        "%s; one is started for this command.%n",
                        usual().map(at -> "No registry answers at " + at)
                                .orElse("It is not known where a registry may run"));
        here.err().flush();
        try {
            var own = here.start().start();
            return new Session(new Management(own.management()), Optional.of(own));
        } catch (PrivateStart.Refused e) {
            throw ToolFailure.failed(
                    "no registry can be started for this command: %s. Where one runs already, --url names its management port"
                            .formatted(String.valueOf(e.getMessage()).replaceFirst("\\.$", "")));
        }
    }

    /** Where the management port is by the environment; empty where that says any port. */
    private Optional<URI> usual() {
        var address = management();
        return address.port() == 0
                ? Optional.empty()
                : Optional.of(URI.create("http://" + reachable(address) + ":" + address.port()));
    }

    private ListenAddress management() {
        try {
            return ListenAddresses.management(
                    here.variable(Variable.MCP_REGISTRY_MANAGEMENT_ADDRESS));
        } catch (StartRefused e) {
            throw ToolFailure.unusable(String.valueOf(e.getMessage()));
        }
    }

    private static String reachable(ListenAddress address) {
        return switch (address.host()) {
            case "", "0.0.0.0", "::" -> "127.0.0.1";
            case String host when host.indexOf(':') >= 0 -> "[" + host + "]";
            case String host -> host;
        };
    }
}
