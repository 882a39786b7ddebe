package annals.command.server;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A version in the form of SemVer 2.0, with what counts for its precedence: a leading {@code v} and
 * the build metadata do not.
 *
 * @param core major, minor and patch
 * @param preRelease its identifiers; empty for a release
 */
record SemanticVersion(List<VersionIdentifier> core, List<VersionIdentifier> preRelease)
        implements Comparable<SemanticVersion> {

    private static final List<VersionIdentifier> NONE = List.of();

    SemanticVersion {
        core = List.copyOf(core);
        preRelease = List.copyOf(preRelease);
    }

    /** Reads a version; empty if it is not SemVer with exactly three numbers. */
    static Optional<SemanticVersion> of(String version) {
        String text = version.startsWith("v") ? version.substring(1) : version;
        int plus = text.indexOf('+');
        String withoutBuild = plus < 0 ? text : text.substring(0, plus);
        int hyphen = withoutBuild.indexOf('-');
        var core = identifiers(hyphen < 0 ? withoutBuild : withoutBuild.substring(0, hyphen));
        var preRelease = hyphen < 0 ? NONE : identifiers(withoutBuild.substring(hyphen + 1));
        var build = plus < 0 ? NONE : identifiers(text.substring(plus + 1));
        boolean valid =
                core.size() == 3
                        && core.stream().allMatch(VersionIdentifier::isNumber)
                        && preRelease.stream().allMatch(VersionIdentifier::fitsPreRelease)
                        && build.stream().allMatch(VersionIdentifier::isSpelledRight);
        return valid ? Optional.of(new SemanticVersion(core, preRelease)) : Optional.empty();
    }

    private static List<VersionIdentifier> identifiers(String dotted) {
        return Arrays.stream(dotted.split("\\.", -1)).map(VersionIdentifier::new).toList();
    }

    @Override
    public int compareTo(SemanticVersion other) {
        int byCore = compare(core, other.core);
        if (byCore != 0) {
            return byCore;
        }
        if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
            return Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
        }
        return compare(preRelease, other.preRelease);
    }

    private static int compare(List<VersionIdentifier> some, List<VersionIdentifier> others) {
        for (int i = 0; i < Math.min(some.size(), others.size()); i++) {
            int comparison = some.get(i).compareTo(others.get(i));
            if (comparison != 0) {
                return comparison;
            }
        }
        return Integer.compare(some.size(), others.size());
    }
}
