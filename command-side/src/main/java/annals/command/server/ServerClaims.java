package annals.command.server;

import annals.events.Document;
import annals.events.ServerEvent;
import annals.events.ServerStatusChanged;
import annals.events.ServerVersionEdited;
import annals.events.ServerVersionImported;
import annals.events.ServerVersionPublished;
import annals.events.ServerVersionWithdrawn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one server claims, folded from its stream. */
final class ServerClaims {

    private static final String DELETED = "deleted";

    private final Map<String, VersionClaim> byVersion = new HashMap<>();

    /**
     * What one version claims.
     *
     * @param live whether the version is not deleted; otherwise it claims nothing for now
     */
    record VersionClaim(List<String> urls, boolean live) {

        VersionClaim withLive(boolean now) {
            return new VersionClaim(urls, now);
        }
    }

    Map<String, VersionClaim> byVersion() {
        return byVersion;
    }

    void apply(ServerEvent event) {
        switch (event) {
            case ServerVersionPublished published -> put(published.version(), of(published));
            case ServerVersionImported imported -> put(imported.version(), of(imported));
            case ServerVersionEdited edited ->
                    change(edited.version(), RemoteUrls.of(edited.document()));
            case ServerVersionWithdrawn withdrawn -> setLive(withdrawn.version(), false);
            case ServerStatusChanged changed ->
                    changed.changes()
                            .forEach(change -> setLive(change.version(), isLive(change.to())));
        }
    }

    static VersionClaim of(ServerVersionPublished event) {
        return of(event.document(), true);
    }

    static VersionClaim of(ServerVersionImported event) {
        return of(event.document(), isLive(event.status()));
    }

    private static VersionClaim of(Document document, boolean live) {
        return new VersionClaim(RemoteUrls.of(document), live);
    }

    static boolean isLive(String status) {
        return !status.equals(DELETED);
    }

    private void put(String version, VersionClaim claim) {
        byVersion.put(version, claim);
    }

    private void change(String version, List<String> urls) {
        boolean live =
                Optional.ofNullable(byVersion.get(version)).map(VersionClaim::live).orElse(true);
        put(version, new VersionClaim(urls, live));
    }

    private void setLive(String version, boolean live) {
        byVersion.computeIfPresent(version, (_, claim) -> claim.withLive(live));
    }
}
