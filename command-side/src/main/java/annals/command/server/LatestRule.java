package annals.command.server;

import org.jspecify.annotations.Nullable;

import java.util.Collection;

/**
 * Which version is latest. A holder that is not deleted keeps the flag until a strictly higher
 * version comes; when a holder must be found anew it is the highest that is not deleted, or the
 * highest of all when all are. Semantic versions are ordered by precedence and are higher than
 * others; others by the time of publishing.
 */
final class LatestRule {

    private LatestRule() {}

    /** After a publish, which is later than everything that is there. */
    static String afterPublish(@Nullable KnownVersion holder, String published) {
        if (holder == null || holder.deleted()) {
            return published;
        }
        return switch (compare(published, holder)) {
            case HIGHER, BY_TIME -> published;
            case EQUAL_PRECEDENCE, LOWER -> holder.version();
        };
    }

    /**
     * After the import of a version that was not there: the flag that publishing all in the order
     * of their publish times would have given.
     */
    static String afterImport(@Nullable KnownVersion holder, KnownVersion imported) {
        if (holder == null) {
            return imported.version();
        }
        if (holder.deleted() != imported.deleted()) {
            return holder.deleted() ? imported.version() : holder.version();
        }
        boolean earlier = imported.publishedAt().isBefore(holder.publishedAt());
        boolean takes =
                switch (compare(imported.version(), holder)) {
                    case HIGHER -> true;
                    case LOWER -> false;
                    case BY_TIME -> !earlier;
                    // the first of the live ones keeps it, the last of the deleted ones has it
                    case EQUAL_PRECEDENCE -> imported.deleted() != earlier;
                };
        return takes ? imported.version() : holder.version();
    }

    /** After a change of status: who holds the flag keeps it unless deleted. */
    static String afterStatusChange(String holder, Collection<KnownVersion> versions) {
        boolean keeps =
                versions.stream()
                        .anyMatch(
                                version -> version.version().equals(holder) && !version.deleted());
        return keeps ? holder : foundAnew(versions).version();
    }

    /** The holder found anew; among equals in precedence the most recently published. */
    static KnownVersion foundAnew(Collection<KnownVersion> versions) {
        KnownVersion highest = null;
        for (var version : versions) {
            if (highest == null || beats(version, highest)) {
                highest = version;
            }
        }
        if (highest == null) {
            throw new IllegalArgumentException("a server without versions has no latest one");
        }
        return highest;
    }

    /**
     * Later versions of the collection win what is equal in time too: they have later positions.
     */
    private static boolean beats(KnownVersion version, KnownVersion highest) {
        if (version.deleted() != highest.deleted()) {
            return highest.deleted();
        }
        var comparison = compare(version.version(), highest);
        return comparison == VersionOrder.Outcome.HIGHER
                || (comparison != VersionOrder.Outcome.LOWER
                        && !version.publishedAt().isBefore(highest.publishedAt()));
    }

    private static VersionOrder.Outcome compare(String version, KnownVersion other) {
        return VersionOrder.of(version).against(VersionOrder.of(other.version()));
    }
}
