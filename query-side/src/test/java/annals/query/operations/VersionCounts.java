package annals.query.operations;

import annals.events.ServerVersionPublished;
import annals.eventstore.Follower;
import annals.eventstore.Migrations;
import annals.eventstore.Position;
import annals.eventstore.Progress;
import annals.eventstore.Projector;
import annals.eventstore.ReadModel;
import annals.eventstore.Recorded;
import annals.eventstore.RecordedEvent;
import annals.eventstore.rebuild.CopyBatch;
import annals.eventstore.rebuild.Rebuildable;
import annals.eventstore.rebuild.Rebuilds;
import annals.eventstore.rebuild.ShownRow;
import annals.eventstore.testing.TestEventStore;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.Objects;

/** The smallest second read model: how many versions each server has published. */
final class VersionCounts implements Rebuildable, AutoCloseable {

    private final TestEventStore store;
    private final Progress progress = new Progress("counts");
    private final Follower follower;

    private VersionCounts(TestEventStore store) {
        this.store = store;
        var projector = projector(JdbcClient.create(store.pools().follows()));
        follower = new Follower(store.followerSource(), projector, progress, store.signal());
    }

    /** Follows the events of a store from now on. */
    static VersionCounts of(TestEventStore store) {
        Migrations.run(store.address(), "query_side", "db/query-side");
        var counts = new VersionCounts(store);
        counts.begin();
        return counts;
    }

    private void begin() {
        var source = store.followerSource();
        var prepared =
                source.transactions()
                        .execute(
                                _ ->
                                        source.readModels()
                                                .prepare(
                                                        name(),
                                                        revision(),
                                                        settings(),
                                                        first -> tables(first) + indexes(first)));
        progress.raise(Objects.requireNonNull(prepared));
        follower.start();
    }

    Rebuilds.Rebuilt rebuilt() {
        return new Rebuilds.Rebuilt(this, progress);
    }

    /** Of a server, in the live generation. */
    long of(String server) {
        return store.database()
                .sql(
                        "select versions from query_side.counts_%d where server = :server"
                                .formatted(
                                        store.followerSource()
                                                .readModels()
                                                .find(name())
                                                .orElseThrow()
                                                .generation()))
                .param("server", server)
                .query(Long.class)
                .single();
    }

    @Override
    public String name() {
        return "counts";
    }

    @Override
    public int revision() {
        return 1;
    }

    @Override
    public String settings() {
        return "none";
    }

    @Override
    public String tables(int generation) {
        return "create table query_side.counts_%d (server text not null, versions bigint not null);"
                .formatted(generation);
    }

    @Override
    public String indexes(int generation) {
        return "alter table query_side.counts_%d add primary key (server);".formatted(generation);
    }

    @Override
    public List<String> tableNames(int generation) {
        return List.of("query_side.counts_" + generation);
    }

    @Override
    public Projector projector(JdbcClient database) {
        return (events, generation) ->
                events.stream()
                        .filter(VersionCounts::isPublished)
                        .forEach(event -> add(database, (RecordedEvent) event, generation));
    }

    private static void add(JdbcClient database, RecordedEvent event, int generation) {
        database.sql(
                        """
                        insert into query_side.counts_%d as c values (:server, 1)
                        on conflict (server) do update set versions = c.versions + 1
                        """
                                .formatted(generation))
                .param("server", event.server())
                .update();
    }

    private static boolean isPublished(Recorded event) {
        return event instanceof RecordedEvent recorded
                && recorded.event() instanceof ServerVersionPublished;
    }

    @Override
    public void fold(String server, List<Recorded> events, int generation, CopyBatch rows) {
        rows.into("query_side.counts_%d (server, versions)".formatted(generation))
                .row(server, events.stream().filter(VersionCounts::isPublished).count());
    }

    @Override
    public List<ShownRow> expected(String server, List<Recorded> events, ReadModel live) {
        long versions = events.stream().filter(VersionCounts::isPublished).count();
        return List.of(ShownRow.of(server, "all").with("versions", versions));
    }

    @Override
    public String shown(ReadModel live) {
        return "select server, 'all' as key, versions from query_side.counts_%d order by server collate \"C\""
                .formatted(live.generation());
    }

    @Override
    public String contents(int generation, Position floor) {
        return "select server, 'all' as version, 'all' as key, versions as content from query_side.counts_%d"
                .formatted(generation);
    }

    @Override
    public void close() {
        follower.stop();
    }
}
