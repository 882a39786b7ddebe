package annals.query.history;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The statement that reads a page, and its parameters. */
final class HistorySql {

    /** Bytes of a page: an entry of a change of thousands of versions takes half a megabyte. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final String MODEL =
            """
            select m.generation, m.position, m.recorded_at, m.floor_position, m.floor_at,
                   m.settings,
            """;

    private final HistoryFilter filter;
    private final int generation;
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    HistorySql(HistoryFilter filter, int generation) {
        this.filter = filter;
        this.generation = generation;
    }

    /** Entries before a position, at most so many. */
    JdbcClient.StatementSpec page(JdbcClient database, long before, int limit) {
        parameters.put("before", before);
        parameters.put("limit", limit);
        parameters.put("most_bytes", MOST_BYTES);
        var text =
                """
                %s %s, h.position as entry_position, h.entry, coalesce(h.found, 0) as found
                from query_side.read_models m
                left join lateral (
                    select p.position, p.entry, p.found
                    from (
                        select c.position, c.entry,
                            row_number() over newest as row_number,
                            sum(c.size) over newest - c.size as bytes_before,
                            count(*) over () as found
                        from (%s) c
                        window newest as (order by c.position desc)) p
                    where p.row_number <= :limit
                        and (p.bytes_before < :most_bytes or p.row_number = 1)) h on true
                where m.name = 'history'
                order by h.position desc
                """
                        .formatted(MODEL, subject(), entries());
        return database.sql(text).params(parameters);
    }

    /** Whether what is asked for is there, and by which name. */
    private String subject() {
        var server = filter.server();
        var version = filter.version();
        if (server == null) {
            return "true as is_there, null as version";
        }
        parameters.put("server", server);
        if (version == null) {
            return "exists (select from %s where server = :server) as is_there, null as version"
                    .formatted(table("servers_"));
        }
        return "exists (select from %s where server = :server and version = %s) as is_there, %s as version"
                .formatted(table("documents_"), version(), version());
    }

    private String version() {
        var version = filter.version();
        if (HistoryFilter.LATEST.equals(version)) {
            return "(select latest from %s where server = :server)".formatted(table("servers_"));
        }
        parameters.put("version", String.valueOf(version));
        return ":version::text";
    }

    /** One more than is wanted, to know whether more follow. */
    private String entries() {
        return filter.version() == null ? ofServers() : ofVersion();
    }

    private String ofServers() {
        return """
        select position, size, entry from %s
        where %s
        order by position desc limit :limit + 1
        """
                .formatted(table(""), String.join(" and ", conditions()));
    }

    private List<String> conditions() {
        var all = new ArrayList<>(List.of("position < :before"));
        if (filter.server() != null) {
            all.add("server = :server");
        }
        add(all, "kind = :kind", "kind", filter.kind() == null ? null : filter.kind().word());
        add(all, "subject = :actor", "actor", filter.actor());
        add(all, "method = :method", "method", filter.method());
        var since = filter.since();
        if (since != null) {
            all.add("recorded_at >= :since");
            parameters.put("since", since.atOffset(ZoneOffset.UTC));
        }
        var until = filter.until();
        if (until != null) {
            // times rise with positions, so this is where to begin, which a position finds at once
            all.add(
                    """
                    position < coalesce(
                        (select position from %s where recorded_at >= :until
                         order by recorded_at limit 1), 9223372036854775807)
                    """
                            .formatted(table("")));
            parameters.put("until", until.atOffset(ZoneOffset.UTC));
        }
        var namespace = filter.namespace();
        if (namespace != null) {
            // in byte order 0 follows the slash
            all.add("server >= :namespace || '/' and server < :namespace || '0'");
            parameters.put("namespace", namespace);
        }
        return all;
    }

    private void add(List<String> all, String condition, String parameter, @Nullable String value) {
        if (value != null) {
            all.add(condition);
            parameters.put(parameter, value);
        }
    }

    /** Its own entries, and those of changes of several. */
    private String ofVersion() {
        var kind = filter.kind();
        var ofKind = kind == null ? "" : "and kind = '%s'".formatted(kind.word());
        var ofSeveral = kind == null || kind == Kind.STATUS_CHANGED ? "" : "and false";
        return """
        select h.position, h.size, h.entry
        from (
            select position from %1$s
            where server = :server and version = %2$s and position < :before %3$s
            union all
            select position from %4$s
            where server = :server and version = %2$s and position < :before %5$s
            order by position desc limit :limit + 1) v
        join %1$s h on h.position = v.position
        """
                .formatted(table(""), version(), ofKind, table("many_"), ofSeveral);
    }

    private String table(String name) {
        return "query_side.history_" + name + generation;
    }

    /** Which events hold the documents of two versions. */
    static JdbcClient.StatementSpec documents(
            JdbcClient database, String server, String from, String to, int generation) {
        var first = new HistorySql(HistoryFilter.of(server, from, null), generation);
        var sql =
                """
                %1$s
                    (select position from %2$s where server = :server and version = %3$s)
                        as from_position,
                    (select position from %2$s where server = :server and version = %4$s)
                        as to_position
                from query_side.read_models m where m.name = 'history'
                """
                        .formatted(
                                MODEL,
                                first.table("documents_"),
                                first.named(from, ":from_version"),
                                first.named(to, ":to_version"));
        return database.sql(sql)
                .param("server", server)
                .param("from_version", from)
                .param("to_version", to);
    }

    private String named(String version, String parameter) {
        return HistoryFilter.LATEST.equals(version)
                ? "(select latest from %s where server = :server)".formatted(table("servers_"))
                : parameter;
    }
}
