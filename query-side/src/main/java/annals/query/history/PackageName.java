package annals.query.history;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which package of which package registry, without its version: a new release of the same package
 * is the same package.
 *
 * @param type kind of registry, as {@code npm}
 * @param registry host of the registry; empty where it is not known
 * @param identifier without a version
 */
record PackageName(String type, String registry, String identifier) {

    private static final String DOCKER_HUB = "docker.io";

    /** Hosts of the registries that are meant where none is named. */
    private static final Map<String, String> USUAL =
            Map.of(
                    "npm", "registry.npmjs.org",
                    "pypi", "pypi.org",
                    "nuget", "api.nuget.org",
                    "cargo", "crates.io",
                    "oci", DOCKER_HUB);

    /** A tag or a digest at the end of an image's name. */
    private static final Pattern TAG = Pattern.compile("(?::[^:/@]*)?(?:@[^@/]*)?$");

    /** Owner and project; what follows in a download's URL changes with each release. */
    private static final Pattern PROJECT =
            Pattern.compile("^[a-z][a-z0-9+.-]*://([^/?#]*(?:/[^/?#]*){0,2}).*$", Pattern.DOTALL);

    static PackageName of(JsonNode found) {
        var type = found.path("registryType").asString("");
        var identifier = found.path("identifier").asString("");
        var named = Host.of(found.path("registryBaseUrl").asString(""));
        return switch (type) {
            case "oci" -> image(named, identifier);
            case "mcpb" ->
                    new PackageName(
                            type,
                            Host.of(identifier),
                            PROJECT.matcher(identifier).replaceFirst("$1"));
            default ->
                    new PackageName(
                            type,
                            named.isEmpty() ? USUAL.getOrDefault(type, "") : named,
                            identifier);
        };
    }

    /** An image's name begins with its registry if that has a point or a port. */
    private static PackageName image(String named, String identifier) {
        var name = TAG.matcher(identifier).replaceFirst("");
        var first = name.contains("/") ? name.substring(0, name.indexOf('/')) : "";
        boolean isHost = first.contains(".") || first.contains(":") || first.equals("localhost");
        var registry = isHost ? first : named.isEmpty() ? DOCKER_HUB : named;
        return new PackageName("oci", registry, isHost ? name.substring(first.length() + 1) : name);
    }

    /** As a notice names it. */
    String words() {
        return type + " " + identifier;
    }

    /** As a notice names its registry. */
    String registryWords() {
        return registry.isEmpty() ? type : registry + " (" + type + ")";
    }
}
