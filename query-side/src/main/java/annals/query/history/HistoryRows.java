package annals.query.history;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Reads and writes the rows of one generation for the projector, in its transaction. */
final class HistoryRows {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient database;

    HistoryRows(JdbcClient database) {
        this.database = database;
    }

    /** Plans that were made while a table was empty slow down whoever fills it. */
    void planAnew() {
        database.sql("set local plan_cache_mode = force_custom_plan").update();
    }

    /** What is known of these versions and of their servers, in one statement. */
    HistoryState load(Collection<VersionName> versions, int generation) {
        var state = new HistoryState();
        database.sql(
                        """
                        with asked as (
                            select server, version
                            from unnest(:servers::text[], :versions::text[]) as a(server, version)),
                        known as (
                            select s.server, s.latest, s.known
                            from (select distinct server from asked) a
                            join query_side.history_servers_%1$d s on s.server = a.server)
                        select d.server, d.version, d.position, k.latest, k.known
                        from (
                            select server, version from asked
                            union
                            select server, latest from known) w
                        join query_side.history_documents_%1$d d
                            on d.server = w.server and d.version = w.version
                        join known k on k.server = w.server
                        order by d.position
                        """
                                .formatted(generation))
                .param("servers", texts(versions, VersionName::server))
                .param("versions", texts(versions, VersionName::version))
                .query(
                        row -> {
                            var server = row.getString("server");
                            state.put(
                                    new VersionName(server, row.getString("version")),
                                    row.getLong("position"));
                            if (state.server(server) == null) {
                                state.put(
                                        server,
                                        new KnownServer(
                                                row.getString("latest"),
                                                publishers(row.getString("known"))));
                            }
                        });
        return state;
    }

    private static List<String> publishers(String known) {
        return List.of(JSON.readValue(known, String[].class));
    }

    /** As the publishers that are known are kept. */
    static String text(List<String> publishers) {
        return JSON.writeValueAsString(publishers);
    }

    /** Writes what a fold has made, in one statement. */
    void write(HistoryFold fold, int generation) {
        var entries = fold.entries();
        var documents = fold.documents();
        var servers = fold.servers();
        var several = entries.stream().filter(entry -> !entry.versions().isEmpty()).toList();
        database.sql(
                        """
                        with documents as (
                            insert into query_side.history_documents_%1$d
                                (server, version, position)
                            select * from unnest(
                                :document_servers::text[], :document_versions::text[],
                                :document_positions::bigint[])
                            on conflict (server, version) do update
                            set position = excluded.position),
                        servers as (
                            insert into query_side.history_servers_%1$d (server, latest, known)
                            select * from unnest(
                                :known_servers::text[], :latest::text[], :known::text[])
                            on conflict (server) do update
                            set latest = excluded.latest, known = excluded.known),
                        many as (
                            insert into query_side.history_many_%1$d (server, version, position)
                            select * from unnest(
                                :many_servers::text[], :many_versions::text[],
                                :many_positions::bigint[]))
                        insert into query_side.history_%1$d
                            (position, recorded_at, server, version, kind, method, subject, size,
                             entry)
                        select * from unnest(
                            :positions::bigint[], :times::timestamptz[], :servers::text[],
                            :versions::text[], :kinds::text[], :methods::text[],
                            :subjects::text[], :sizes::integer[], :entries::text[])
                        """
                                .formatted(generation))
                .param("document_servers", texts(documents.keySet(), VersionName::server))
                .param("document_versions", texts(documents.keySet(), VersionName::version))
                .param("document_positions", documents.values().toArray(Long[]::new))
                .param("known_servers", servers.keySet().toArray(String[]::new))
                .param("latest", texts(servers.values(), KnownServer::latest))
                .param("known", texts(servers.values(), known -> text(known.known())))
                .param(
                        "many_servers",
                        several.stream()
                                .flatMap(each -> each.versions().stream().map(_ -> each.server()))
                                .toArray(String[]::new))
                .param(
                        "many_versions",
                        several.stream()
                                .flatMap(each -> each.versions().stream())
                                .toArray(String[]::new))
                .param(
                        "many_positions",
                        several.stream()
                                .flatMap(
                                        each ->
                                                each.versions().stream()
                                                        .map(_ -> each.at().number()))
                                .toArray(Long[]::new))
                .param(
                        "positions",
                        entries.stream().map(each -> each.at().number()).toArray(Long[]::new))
                .param("times", texts(entries, each -> each.at().recordedAt().toString()))
                .param("servers", texts(entries, HistoryEntry::server))
                .param("versions", texts(entries, HistoryEntry::version))
                .param("kinds", texts(entries, each -> each.kind().word()))
                .param("methods", texts(entries, HistoryEntry::method))
                .param("subjects", texts(entries, HistoryEntry::subject))
                .param("sizes", entries.stream().map(HistoryEntry::size).toArray(Integer[]::new))
                .param("entries", texts(entries, HistoryEntry::text))
                .update();
    }

    private static <T> @Nullable String[] texts(
            Collection<T> rows, Function<T, @Nullable String> part) {
        return rows.stream().map(part).toArray(String[]::new);
    }
}
