package annals.command.server;

import annals.eventstore.Registry;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.util.Collection;
import java.util.List;

/**
 * Advisory locks, held to the end of the transaction. First comes the one of the server that a
 * command is about, then those of what it may claim, at last the event store's. Whoever writes
 * claims shares one lock, and locks each URL and each lower-case name of interest, sorted and in
 * one statement: nobody waits in a circle. Whoever wants more than the server's lock table should
 * hold, or makes claims anew, takes the shared one alone.
 */
final class ClaimLocks {

    /** PostgreSQL has room for some thousands in all. */
    private static final int MOST = 64;

    /** So that other locks of the registry have other keys. */
    private static final long SALT = 0x636c61696d73L;

    private final JdbcClient database;
    private final long key;

    ClaimLocks(JdbcClient database, Registry registry) {
        this.database = database;
        this.key = registry.id().getMostSignificantBits() ^ SALT;
    }

    /**
     * For a command about a server, before it looks at it: commands of several processes take turns
     * in the order in which they come, where otherwise the slower ones would begin again and again.
     */
    void server(String name) {
        run(
                database.sql("select pg_advisory_xact_lock(hashtextextended(:name, 2) # :key)")
                        .param("name", name));
    }

    /** For who writes claims that nobody else may want. */
    void share() {
        if (holdsAll()) {
            return;
        }
        run(database.sql("select pg_advisory_xact_lock_shared(:key)"));
    }

    /** For who wants everything to stand still; nothing else needs to be locked after that. */
    void all() {
        if (holdsAll()) {
            return;
        }
        run(database.sql("select pg_advisory_xact_lock(:key)"));
        TransactionSynchronizationManager.bindResource(this, true);
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCompletion(int status) {
                        TransactionSynchronizationManager.unbindResource(ClaimLocks.this);
                    }
                });
    }

    private boolean holdsAll() {
        return TransactionSynchronizationManager.hasResource(this);
    }

    /** For who wants these. */
    void of(Collection<String> lowerNames, Collection<String> urls) {
        if (holdsAll() || lowerNames.size() + urls.size() > MOST) {
            all();
            return;
        }
        run(
                database.sql(
                                """
                                select pg_advisory_xact_lock_shared(:key)
                                union all
                                select pg_advisory_xact_lock(wanted.key)
                                from (select hashtextextended(url, 0) # :key as key
                                      from unnest(:urls::text[]) as url
                                      union
                                      select hashtextextended(name, 1) # :key
                                      from unnest(:names::text[]) as name
                                      order by key) wanted
                                """)
                        .param("urls", urls.toArray(String[]::new))
                        .param("names", lowerNames.toArray(String[]::new)));
    }

    /** For who wants what these versions have had. */
    void ofVersions(String server, Collection<String> versions) {
        if (holdsAll() || isMore(server, versions)) {
            all();
            return;
        }
        run(
                versions(
                        """
                        select pg_advisory_xact_lock_shared(:key)
                        union all
                        select pg_advisory_xact_lock(wanted.key)
                        from (select distinct hashtextextended(url, 0) # :key as key
                              from command_side.claimed_urls
                              where server = :server and version = any(:versions)
                              order by key) wanted
                        """,
                        server,
                        versions));
    }

    private boolean isMore(String server, Collection<String> versions) {
        return versions(
                                """
                                select count(*) from (
                                    select distinct url from command_side.claimed_urls
                                    where server = :server and version = any(:versions)
                                    limit :most + 1) urls
                                """,
                                server,
                                versions)
                        .param("most", MOST)
                        .query(Integer.class)
                        .single()
                > MOST;
    }

    private JdbcClient.StatementSpec versions(
            String sql, String server, Collection<String> versions) {
        return database.sql(sql)
                .param("server", server)
                .param("versions", versions.toArray(String[]::new));
    }

    private void run(JdbcClient.StatementSpec locks) {
        List<Integer> _ = locks.param("key", key).query((_, _) -> 0).list();
    }
}
