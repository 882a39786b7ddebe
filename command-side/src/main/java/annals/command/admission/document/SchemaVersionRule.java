package annals.command.admission.document;

import annals.serverjson.ServerJson;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The schema that a document names is one that we know, and best the current one ({@code
 * server-json.md} 4). Only the version in the URL counts, not where it leads.
 */
final class SchemaVersionRule implements Rule {

    private static final String CURRENT = "2025-12-11";

    private static final String CURRENT_URL =
            "https://static.modelcontextprotocol.io/schemas/" + CURRENT + "/server.schema.json";

    private static final List<String> KNOWN =
            List.of("2025-07-09", "2025-09-16", "2025-09-29", "2025-10-11", "2025-10-17", CURRENT);

    private static final Pattern VERSION =
            Pattern.compile("/schemas/([A-Za-z0-9_~.-]+)/server\\.schema\\.json");

    private static final String PATH = "schema";

    @Override
    public List<Issue> issues(ServerJson document) {
        var url = document.schema();
        if (url.isEmpty()) {
            return List.of(Issue.error(PATH, "$schema field is required", "schema-field-required"));
        }
        if (url.equals(CURRENT_URL)) {
            return List.of();
        }
        var version = VERSION.matcher(url);
        return version.find() ? ofVersion(version.group(1)) : List.of(noVersion(url));
    }

    private static List<Issue> ofVersion(String version) {
        var issues = new ArrayList<Issue>();
        issues.add(
                Issue.warning(
                        PATH,
                        "schema version %s is not the current version (%s). Consider updating to the latest schema version"
                                .formatted(version, CURRENT),
                        "schema-version-deprecated"));
        if (!KNOWN.contains(version)) {
            issues.add(
                    Issue.schemaError(
                            PATH,
                            "schema version %1$s not available: schema version %1$s not found in embedded schemas: these are %2$s"
                                    .formatted(version, String.join(", ", KNOWN)),
                            "schema-version-not-available"));
        }
        return issues;
    }

    private static Issue noVersion(String url) {
        return Issue.schemaError(
                PATH,
                "failed to extract schema version from URL: invalid schema URL format: " + url,
                "schema-version-extraction-error");
    }
}
