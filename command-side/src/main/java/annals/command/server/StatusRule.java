package annals.command.server;

import annals.events.Actor;
import annals.events.ServerStatusChanged;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what becomes of a wish for another status ({@code http-api.md} 9). All that changes is
 * one event. What an operator has deleted a publisher leaves as it is, and is told so only if there
 * is nothing else to change.
 *
 * @param all versions of the server, in the order in which they came
 * @param latest the one that is latest now
 * @param claims asked when deleted versions are to become active
 */
record StatusRule(String server, Collection<KnownVersion> all, String latest, Claims claims) {

    /**
     * Decides for some of the versions.
     *
     * @param nothing how it is said that nothing would change
     */
    Decision decide(
            Collection<KnownVersion> some, NewStatus to, Actor.Known actor, Refusal nothing) {
        if (to.hasStrayMessage()) {
            return new Decision.Refuse(new Refusal.MessageWhenActive(server));
        }
        var wanted = some.stream().filter(to::changes).toList();
        if (wanted.isEmpty()) {
            return new Decision.Refuse(nothing);
        }
        var free = wanted.stream().filter(version -> !to.isBarredBy(version)).toList();
        if (free.isEmpty()) {
            return new Decision.Refuse(heldByOperator(wanted.getFirst()));
        }
        return objectionToRestore(free, to)
                .<Decision>map(Decision.Refuse::new)
                .orElseGet(() -> new Decision.Append(change(free, to, actor)));
    }

    /** The official service asks nothing of what goes from deleted to deprecated. */
    private Optional<Refusal> objectionToRestore(List<KnownVersion> some, NewStatus to) {
        var restored = some.stream().filter(to::restores).map(KnownVersion::version).toList();
        return restored.isEmpty() ? Optional.empty() : claims.objectionToRestore(server, restored);
    }

    private Refusal heldByOperator(KnownVersion version) {
        var hold = version.hold();
        return new Refusal.HeldByOperator(
                server, version.version(), hold == null ? null : hold.reason());
    }

    private ServerStatusChanged change(List<KnownVersion> some, NewStatus to, Actor.Known actor) {
        return new ServerStatusChanged(
                some.stream().map(to::changeOf).toList(),
                to.message(),
                to.by(),
                latestAfter(some, to),
                actor);
    }

    private String latestAfter(List<KnownVersion> some, NewStatus to) {
        Map<String, KnownVersion> changed = new HashMap<>();
        some.forEach(version -> changed.put(version.version(), to.of(version)));
        var after =
                all.stream()
                        .map(version -> changed.getOrDefault(version.version(), version))
                        .toList();
        return LatestRule.afterStatusChange(latest, after);
    }
}
