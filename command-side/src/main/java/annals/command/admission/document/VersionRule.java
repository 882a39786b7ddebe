package annals.command.admission.document;

import annals.serverjson.Package;
import annals.serverjson.ServerJson;

import java.util.List;

/**
 * A version, be it the server's or a package's, is one version: neither the word {@code latest} nor
 * a range ({@code server-json.md} 6.2).
 */
final class VersionRule implements Rule, PackageRule {

    @Override
    public List<Issue> issues(ServerJson document) {
        return issues(document.version(), "version");
    }

    @Override
    public List<Issue> issues(Package candidate, String path) {
        return issues(candidate.version(), path + ".version");
    }

    private static List<Issue> issues(String version, String path) {
        if (version.equals("latest")) {
            String message = "version string 'latest' is reserved and cannot be used";
            return List.of(Issue.error(path, message, "reserved-version-string"));
        }
        if (VersionRange.isRange(version)) {
            String message =
                    "version must be a specific version, not a range: " + GoText.quoted(version);
            return List.of(Issue.error(path, message, "version-looks-like-range"));
        }
        return List.of();
    }
}
