package annals.command.server;

import annals.command.server.ServerClaims.VersionClaim;
import annals.events.ServerStatusChanged;
import annals.events.ServerStatusChanged.Change;
import annals.events.ServerVersionEdited;
import annals.events.ServerVersionImported;
import annals.events.ServerVersionPublished;
import annals.events.ServerVersionWithdrawn;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Writes the rows of claims, in the transaction that is open. */
final class ClaimTables {

    private final JdbcClient database;

    ClaimTables(JdbcClient database) {
        this.database = database;
    }

    /**
     * What a version claims from now on.
     *
     * @param isFirst whether the version is known to have claimed nothing before
     */
    private record Claim(String server, String version, VersionClaim claim, boolean isFirst) {}

    /** Writes what follows from these events; an import may bring hundreds. */
    void apply(List<Happened> events) {
        var claims = new ArrayList<Claim>();
        for (var happened : events) {
            var server = happened.server();
            switch (happened.event()) {
                case ServerVersionPublished event ->
                        claims.add(
                                new Claim(server, event.version(), ServerClaims.of(event), true));
                case ServerVersionImported event ->
                        claims.add(
                                new Claim(server, event.version(), ServerClaims.of(event), false));
                case ServerVersionEdited event -> {
                    put(claims);
                    // only what can be seen is edited, and that is live
                    var claim = new VersionClaim(RemoteUrls.of(event.document()), true);
                    claims.add(new Claim(server, event.version(), claim, false));
                }
                case ServerVersionWithdrawn event -> {
                    put(claims);
                    setLive(server, List.of(event.version()), false);
                }
                case ServerStatusChanged event -> {
                    put(claims);
                    setLive(server, versionsThatGo(event, true, false), false);
                    setLive(server, versionsThatGo(event, false, true), true);
                }
            }
        }
        put(claims);
    }

    /**
     * All that a server claims.
     *
     * @param sequence of the last event that was taken in
     */
    record Made(String server, ServerClaims claims, long sequence) {}

    /** Makes the rows of some servers anew. */
    void replace(List<Made> all) {
        var names = all.stream().map(Made::server).toList();
        forget(names);
        database.sql(
                        """
                        insert into command_side.claimed_names (name, lower_name, sequence)
                        select * from unnest(
                            :names::text[], :lower_names::text[], :sequences::bigint[])
                        """)
                .param("names", names.toArray(String[]::new))
                .param("lower_names", names.stream().map(ClaimChecks::lower).toArray(String[]::new))
                .param("sequences", all.stream().map(Made::sequence).toArray(Long[]::new))
                .update();
        insert(all.stream().flatMap(ClaimTables::claims).toList());
    }

    private static Stream<Claim> claims(Made made) {
        return made.claims().byVersion().entrySet().stream()
                .map(entry -> new Claim(made.server(), entry.getKey(), entry.getValue(), true));
    }

    /** Takes all rows of these servers away. */
    void forget(Collection<String> servers) {
        for (var rows : List.of("claimed_names where name", "claimed_urls where server")) {
            database.sql("delete from command_side." + rows + " = any(:servers)")
                    .param("servers", servers.toArray(String[]::new))
                    .update();
        }
    }

    private static List<String> versionsThatGo(
            ServerStatusChanged event, boolean fromLive, boolean toLive) {
        return event.changes().stream()
                .filter(change -> ServerClaims.isLive(change.from()) == fromLive)
                .filter(change -> ServerClaims.isLive(change.to()) == toLive)
                .map(Change::version)
                .toList();
    }

    /** Writes what was gathered, and empties the list. */
    private void put(List<Claim> claims) {
        if (!claims.isEmpty()) {
            delete(claims.stream().filter(claim -> !claim.isFirst()).toList());
            insert(claims);
            claims.clear();
        }
    }

    private void delete(List<Claim> claims) {
        if (claims.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        delete from command_side.claimed_urls c
                        using unnest(:servers::text[], :versions::text[]) as gone(server, version)
                        where c.server = gone.server and c.version = gone.version
                        """)
                .param("servers", claims.stream().map(Claim::server).toArray(String[]::new))
                .param("versions", claims.stream().map(Claim::version).toArray(String[]::new))
                .update();
    }

    private void insert(List<Claim> claims) {
        var servers = new ArrayList<String>();
        var versions = new ArrayList<String>();
        var urls = new ArrayList<String>();
        var live = new ArrayList<Boolean>();
        for (var claim : claims) {
            for (var url : claim.claim().urls()) {
                servers.add(claim.server());
                versions.add(claim.version());
                urls.add(url);
                live.add(claim.claim().live());
            }
        }
        if (urls.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into command_side.claimed_urls (server, version, url, live)
                        select * from unnest(
                            :servers::text[], :versions::text[], :urls::text[], :live::boolean[])
                        """)
                .param("servers", servers.toArray(String[]::new))
                .param("versions", versions.toArray(String[]::new))
                .param("urls", urls.toArray(String[]::new))
                .param("live", live.toArray(Boolean[]::new))
                .update();
    }

    private void setLive(String server, List<String> versions, boolean live) {
        if (versions.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        update command_side.claimed_urls set live = :live
                        where server = :server and version = any(:versions)
                        """)
                .param("live", live)
                .param("server", server)
                .param("versions", versions.toArray(String[]::new))
                .update();
    }
}
