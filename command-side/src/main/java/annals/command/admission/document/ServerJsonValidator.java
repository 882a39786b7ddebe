package annals.command.admission.document;

import annals.serverjson.ServerJson;

import java.util.List;

/**
 * Asks a document all rules of the registry: that of its schema's version first, then in the order
 * of its fields.
 */
public final class ServerJsonValidator {

    private final List<Rule> rules;

    public ServerJsonValidator() {
        var version = new VersionRule();
        rules =
                List.of(
                        new SchemaVersionRule(),
                        new NameRule(),
                        version,
                        new PackageRules(List.of(version)));
    }

    /** All issues of a document ({@code server-json.md} 2.1); empty when there are none. */
    public List<Issue> issues(ServerJson document) {
        return rules.stream().flatMap(rule -> rule.issues(document).stream()).toList();
    }
}
