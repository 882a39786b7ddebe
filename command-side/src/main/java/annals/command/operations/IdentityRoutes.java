package annals.command.operations;

import annals.eventstore.Pools;
import annals.http.token.RegistryIdentity;
import annals.http.token.TokenKeys;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Which registry this is, on which database, and how late it is at both. */
@Component
final class IdentityRoutes {

    private final RegistryIdentity registry;
    private final TokenKeys keys;
    private final JdbcClient database;

    IdentityRoutes(RegistryIdentity registry, TokenKeys keys, Pools pools) {
        this.registry = registry;
        this.keys = keys;
        database = JdbcClient.create(pools.reads());
    }

    /**
     * A registry.
     *
     * @param id for whom its tokens are
     * @param tokenKey the name of the key that signs them
     * @param clock of its machine, when the database told its own
     */
    record Identity(String id, String tokenKey, Instant clock, Database database) {}

    /** Its database. */
    record Database(String version, Instant clock) {}

    ServerResponse show(ServerRequest request) {
        try {
            var before = Instant.now();
            var found = database();
            var middle = before.plus(Duration.between(before, Instant.now()).dividedBy(2));
            return Replies.json(
                    200, new Identity(registry.id(), keys.current().id(), middle, found));
        } catch (DataAccessException gone) {
            return Replies.problem(503, "the database does not answer; try again in a moment");
        }
    }

    private Database database() {
        return database.sql("select current_setting('server_version'), clock_timestamp()")
                .query(
                        (row, _) ->
                                new Database(
                                        row.getString(1),
                                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .single();
    }
}
