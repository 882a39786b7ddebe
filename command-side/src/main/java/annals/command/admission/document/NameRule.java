package annals.command.admission.document;

import annals.serverjson.ServerJson;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A server's name is a namespace and a name, each of two characters or more, that begin and end
 * with a letter or digit ({@code server-json.md} 6.1). Only the first thing wrong is told.
 */
final class NameRule implements Rule {

    private static final String FORM = "server name must be in format 'dns-namespace/name'";

    private static final String FORMAT = "server name format is invalid: ";

    private static final String ENDS =
            " must start and end with alphanumeric characters, and may contain ";

    private static final Pattern NAMESPACE =
            Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9.-]*[a-zA-Z0-9]");

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]*[a-zA-Z0-9]");

    @Override
    public List<Issue> issues(ServerJson document) {
        return objectionTo(document.name())
                .map(message -> Issue.error("name", message, "invalid-server-name"))
                .stream()
                .toList();
    }

    private static Optional<String> objectionTo(String text) {
        if (text.isEmpty()) {
            return Optional.of("server name is required and must be a string");
        }
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.of(FORM + " (e.g., 'com.example.api/server')");
        }
        if (text.indexOf('/', slash + 1) >= 0) {
            return Optional.of("server name cannot contain multiple slashes");
        }
        return objectionTo(text.substring(0, slash), text.substring(slash + 1));
    }

    private static Optional<String> objectionTo(String namespace, String name) {
        if (namespace.isEmpty() || name.isEmpty()) {
            return Optional.of(FORM + " with non-empty namespace and name parts");
        }
        if (!NAMESPACE.matcher(namespace).matches()) {
            return Optional.of(
                    FORMAT
                            + "namespace '"
                            + namespace
                            + "' is invalid. Namespace"
                            + ENDS
                            + "dots and hyphens in the middle");
        }
        if (!NAME.matcher(name).matches()) {
            return Optional.of(
                    FORMAT
                            + "name '"
                            + name
                            + "' is invalid. Name"
                            + ENDS
                            + "dots, underscores, and hyphens in the middle");
        }
        return Optional.empty();
    }
}
