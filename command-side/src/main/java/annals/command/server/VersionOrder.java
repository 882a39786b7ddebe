package annals.command.server;

import java.util.Optional;

/**
 * The place of a version among the versions of its server: SemVer precedence first, then time. Made
 * once from the version's text and kept; two of them are compared by {@link #against}.
 *
 * <p>A version that is SemVer 2.0 stands above every one that is not. Between two that are not,
 * only the times of publication decide, which the caller has ({@code server-json.md} 8, {@code
 * http-api.md} 6.1).
 */
public sealed interface VersionOrder permits VersionOrder.Semantic, VersionOrder.Free {

    /** How one version stands to another. */
    enum Outcome {
        HIGHER,
        LOWER,
        /** Both are SemVer and differ in build metadata at most, or in the leading {@code v}. */
        EQUAL_PRECEDENCE,
        /** Neither is SemVer: the one published later is higher. */
        BY_TIME
    }

    /** Reads a version; every text is one. Takes time in proportion to its length. */
    static VersionOrder of(String version) {
        Optional<SemanticVersion> semantic = SemanticVersion.of(version);
        return semantic.isPresent() ? new Semantic(semantic.get()) : new Free();
    }

    /** How this version stands to the other one. */
    default Outcome against(VersionOrder other) {
        return switch (this) {
            case Semantic(var mine) ->
                    switch (other) {
                        case Semantic(var theirs) -> outcome(mine.compareTo(theirs));
                        case Free() -> Outcome.HIGHER;
                    };
            case Free() ->
                    switch (other) {
                        case Semantic(_) -> Outcome.LOWER;
                        case Free() -> Outcome.BY_TIME;
                    };
        };
    }

    private static Outcome outcome(int comparison) {
        if (comparison == 0) {
            return Outcome.EQUAL_PRECEDENCE;
        }
        return comparison > 0 ? Outcome.HIGHER : Outcome.LOWER;
    }

    /** A version in SemVer 2.0 form. */
    record Semantic(SemanticVersion version) implements VersionOrder {}

    /** A version in a form of its own. */
    record Free() implements VersionOrder {}
}
