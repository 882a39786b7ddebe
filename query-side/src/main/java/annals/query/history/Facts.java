package annals.query.history;

import tools.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a careful person looks at in a document; whatever shape that has, since imported ones are
 * kept as they were found.
 *
 * @param hosts where it connects to
 * @param packages what it installs
 * @param required what a user must give: variables, headers, secrets
 * @param transports how one speaks to each package and each host
 * @param repository URL of the source; empty where none is named
 */
record Facts(
        Set<String> hosts,
        Set<PackageName> packages,
        Set<String> required,
        Map<String, Set<String>> transports,
        String repository) {

    static Facts of(JsonNode document) {
        var facts =
                new Facts(
                        new LinkedHashSet<>(),
                        new LinkedHashSet<>(),
                        new LinkedHashSet<>(),
                        new LinkedHashMap<>(),
                        document.at("/repository/url").asString(""));
        document.path("remotes").forEach(facts::remote);
        document.path("packages").forEach(facts::installed);
        return facts;
    }

    private void remote(JsonNode remote) {
        var host = Host.of(remote.path("url").asString(""));
        if (!host.isEmpty()) {
            hosts.add(host);
            transport("remote " + host, remote);
        }
        inputsOf(remote);
    }

    private void installed(JsonNode found) {
        var name = PackageName.of(found);
        packages.add(name);
        var transport = found.path("transport");
        transport(name.words(), transport);
        inputsOf(transport);
        found.path("environmentVariables").forEach(each -> require("environment variable", each));
        for (var arguments : new String[] {"runtimeArguments", "packageArguments"}) {
            for (var argument : found.path(arguments)) {
                requireSecret("argument", argument.path("name").asString(""), argument);
                variablesOf(argument);
            }
        }
    }

    private void transport(String of, JsonNode transport) {
        var type = transport.path("type").asString("");
        if (!type.isEmpty()) {
            transports.computeIfAbsent(of, _ -> new LinkedHashSet<>()).add(type);
        }
    }

    private void inputsOf(JsonNode transport) {
        transport.path("headers").forEach(each -> require("header", each));
        variablesOf(transport);
    }

    private void require(String what, JsonNode input) {
        variablesOf(input);
        if (isTrue(input, "isRequired")) {
            required.add(words(what, input.path("name").asString(""), input));
        }
    }

    private void variablesOf(JsonNode owner) {
        owner.path("variables")
                .properties()
                .forEach(each -> requireSecret("variable", each.getKey(), each.getValue()));
    }

    private void requireSecret(String what, String name, JsonNode input) {
        if (isTrue(input, "isRequired") && isTrue(input, "isSecret")) {
            required.add(words(what, name, input));
        }
    }

    private static boolean isTrue(JsonNode input, String member) {
        return input.path(member).asBoolean(false);
    }

    private static String words(String what, String name, JsonNode input) {
        return "required %s: %s%s"
                .formatted(what, name, isTrue(input, "isSecret") ? " (secret)" : "");
    }

    /** The registries of the packages, as notices name them. */
    Map<String, PackageName> registries() {
        var registries = new HashMap<String, PackageName>();
        packages.forEach(each -> registries.putIfAbsent(each.registryWords(), each));
        return registries;
    }
}
