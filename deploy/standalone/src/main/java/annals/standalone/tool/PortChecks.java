package annals.standalone.tool;

import annals.http.startup.ListenAddress;
import annals.http.startup.ListenAddresses;
import annals.http.startup.StartRefused;
import annals.standalone.tool.Surroundings.Variable;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/** Whether a registry could listen where it is told to. */
final class PortChecks {

    private final Surroundings here;

    PortChecks(Surroundings here) {
        this.here = here;
    }

    /**
     * Looks.
     *
     * @param running whether a registry answers, whose ports then are taken, as they should be
     */
    List<Finding> all(boolean running) {
        return List.of(
                port("server port", Variable.MCP_REGISTRY_SERVER_ADDRESS, running),
                port("management port", Variable.MCP_REGISTRY_MANAGEMENT_ADDRESS, running));
    }

    private Finding port(String check, Variable variable, boolean running) {
        try {
            return port(check, address(variable), variable, running);
        } catch (StartRefused e) {
            return Finding.fail(check, String.valueOf(e.getMessage()));
        }
    }

    private ListenAddress address(Variable variable) {
        var given = here.variable(variable);
        return variable == Variable.MCP_REGISTRY_SERVER_ADDRESS
                ? ListenAddresses.server(given)
                : ListenAddresses.management(given);
    }

    private static Finding port(
            String check, ListenAddress address, Variable variable, boolean running) {
        var place = address.host() + ":" + address.port();
        if (address.port() == 0) {
            return Finding.ok(check, place + ", any free one");
        }
        boolean free = isFree(address);
        if (running) {
            return free
                    ? Finding.warn(
                            check,
                            "nothing listens at %s, though a registry runs; has it the same %s?"
                                    .formatted(place, variable))
                    : Finding.ok(check, place + ", in use");
        }
        return free
                ? Finding.ok(check, place + ", free")
                : Finding.fail(
                        check,
                        "%s cannot be listened on; stop what listens there, or choose another with %s"
                                .formatted(place, variable));
    }

    private static boolean isFree(ListenAddress address) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(
                    address.host().isEmpty()
                            ? new InetSocketAddress(address.port())
                            : new InetSocketAddress(address.host(), address.port()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
