package annals.command.server;

import annals.events.Document;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks the tables of claims, in the transaction that is open. Each question first locks what it
 * asks for, and then looks with a snapshot taken after that.
 */
final class ClaimChecks implements Claims {

    /** More of them nobody reads. */
    private static final int MOST_NAMED_VERSIONS = 10;

    /** Another server's live claim to {@code wanted.url}, without a walk over one's own. */
    private static final String HOLDER =
            """
            cross join lateral (
                (select c.server from command_side.claimed_urls c
                 where c.live and hashtextextended(c.url, 0) = hashtextextended(wanted.url, 0)
                     and c.server < :server and c.url = wanted.url
                 limit 1)
                union all
                (select c.server from command_side.claimed_urls c
                 where c.live and hashtextextended(c.url, 0) = hashtextextended(wanted.url, 0)
                     and c.server > :server and c.url = wanted.url
                 limit 1)) holder
            """;

    private final JdbcClient database;
    private final ClaimLocks locks;

    ClaimChecks(JdbcClient database, ClaimLocks locks) {
        this.database = database;
        this.locks = locks;
    }

    @Override
    public Optional<Refusal> objectionToPublish(
            String server, boolean isNew, Document.Content document) {
        var urls = RemoteUrls.of(document);
        var lowerName = lower(server);
        locks.of(isNew ? List.of(lowerName) : List.of(), urls);
        var otherSpelling = isNew ? otherSpelling(server) : Optional.<Refusal>empty();
        return otherSpelling.or(() -> urls.isEmpty() ? Optional.empty() : taken(server, urls));
    }

    @Override
    public Optional<Refusal> objectionToEdit(String server, Document.Content document) {
        var urls = RemoteUrls.of(document);
        locks.of(List.of(), urls);
        return urls.isEmpty() ? Optional.empty() : taken(server, urls);
    }

    @Override
    public Optional<Refusal> objectionToRestore(String server, Collection<String> versions) {
        locks.ofVersions(server, versions);
        return taken(
                server,
                database.sql(
                                """
                                select wanted.url, holder.server
                                from command_side.claimed_urls wanted
                                %s
                                where wanted.server = :server and wanted.version = any(:versions)
                                order by wanted.version, wanted.url
                                limit 1
                                """
                                        .formatted(HOLDER))
                        .param("versions", versions.toArray(String[]::new)));
    }

    /** A server's name, as names that look alike have it in common. */
    static String lower(String server) {
        return server.toLowerCase(Locale.ROOT);
    }

    private Optional<Refusal> otherSpelling(String server) {
        return database.sql(
                        """
                        select name from command_side.claimed_names
                        where lower_name = :lower_name and name <> :server
                        order by name limit 1
                        """)
                .param("lower_name", lower(server))
                .param("server", server)
                .query(String.class)
                .optional()
                .map(existing -> new Refusal.NameSpelledOtherwise(server, existing));
    }

    private Optional<Refusal> taken(String server, List<String> urls) {
        return taken(
                server,
                database.sql(
                                """
                                select wanted.url, holder.server
                                from unnest(:urls::text[]) with ordinality as wanted(url, place)
                                %s
                                order by wanted.place, holder.server
                                limit 1
                                """
                                        .formatted(HOLDER))
                        .param("urls", urls.toArray(String[]::new)));
    }

    private Optional<Refusal> taken(String server, JdbcClient.StatementSpec holder) {
        return holder.param("server", server)
                .query((row, _) -> refusal(server, row.getString("url"), row.getString("server")))
                .optional();
    }

    private Refusal refusal(String server, String url, String holder) {
        var versions =
                database.sql(
                                """
                                select version from command_side.claimed_urls
                                where live and hashtextextended(url, 0) = hashtextextended(:url, 0)
                                    and server = :holder and url = :url
                                order by version
                                """)
                        .param("url", url)
                        .param("holder", holder)
                        .query((row, _) -> row.getString("version"))
                        .list();
        return new Refusal.RemoteUrlTaken(
                server,
                url,
                holder,
                versions.stream().limit(MOST_NAMED_VERSIONS).toList(),
                Math.max(0, versions.size() - MOST_NAMED_VERSIONS));
    }
}
