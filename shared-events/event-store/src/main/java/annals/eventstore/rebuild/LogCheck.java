package annals.eventstore.rebuild;

import annals.eventstore.Registry;
import annals.eventstore.StoredEvent;

import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/**
 * Checks that the log is what was committed: positions without holes, rising times, headers that
 * say what stands in their rows, digests and leaves (extensions.md, "How an event is kept").
 */
final class LogCheck {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private static final HexFormat HEX = HexFormat.of();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Registry registry;
    private final Findings findings;
    private final MessageDigest sha256;
    private String stream = "";
    private long sequence = -1;

    LogCheck(Registry registry, Findings findings) {
        this.registry = registry;
        this.findings = findings;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** An event; those of a stream come one after the other. */
    void check(StoredEvent event) {
        if (!event.leaf().equals(leaf(event.header()))) {
            findings.damage(
                    event.position(),
                    "its leaf is not that of its header: one of them was changed");
        }
        if (!event.header().equals(header(event))) {
            findings.damage(
                    event.position(),
                    "its header does not say what stands in its row: one was changed");
        }
        var salt = event.salt();
        if (salt != null && !event.digest().equals(digest(salt, event.data()))) {
            findings.damage(
                    event.position(),
                    "its digest is not that of its data: one of them was changed");
        }
        checkSequence(event);
    }

    private void checkSequence(StoredEvent event) {
        if (!event.stream().equals(stream)) {
            stream = event.stream();
            sequence = -1;
        }
        if (event.sequence() != sequence + 1) {
            findings.damage(
                    event.position(),
                    "it is number %d of %s, and number %d was expected"
                            .formatted(event.sequence(), stream, sequence + 1));
        }
        sequence = event.sequence();
    }

    /** Looks for holes, and for times that do not rise. */
    void checkOrder(JdbcClient database, long upTo) {
        database.sql(
                        """
                        select position, before, recorded_at <= time_before as late
                        from (select position, recorded_at,
                                     lag(position, 1, 0::bigint) over w as before,
                                     lag(recorded_at) over w as time_before
                              from event_store.events where position <= :up_to
                              window w as (order by position)) e
                        where position <> before + 1 or recorded_at <= time_before
                        order by position limit :limit
                        """)
                .param("up_to", upTo)
                .param("limit", VerificationReport.MOST_TOLD)
                .query(
                        (row, _) -> {
                            long position = row.getLong("position");
                            long before = row.getLong("before");
                            if (position != before + 1) {
                                findings.damage(
                                        before + 1,
                                        "there is no event up to position " + (position - 1));
                            }
                            if (row.getBoolean("late")) {
                                findings.damage(
                                        position,
                                        "its time is not after that of the one before it");
                            }
                            return position;
                        })
                .list();
    }

    private String header(StoredEvent event) {
        return "{\"specversion\":\"1.0\",\"id\":\"%d\",\"source\":\"%s\",\"type\":\"dev.annals.%s.v%d\",\"subject\":%s,\"time\":\"%s\",\"datacontenttype\":\"application/json\",\"dataschema\":\"https://annals.dev/schemas/%s.v%d.json\",\"datadigest\":\"%s\"}"
                .formatted(
                        event.position(),
                        registry.urn(),
                        event.name(),
                        event.revision(),
                        JSON.writeValueAsString(event.stream()),
                        TIME.format(event.recordedAt()),
                        event.name(),
                        event.revision(),
                        event.digest());
    }

    private String leaf(String header) {
        sha256.update((byte) 0);
        return HEX.formatHex(sha256.digest(header.getBytes(StandardCharsets.UTF_8)));
    }

    private String digest(String salt, String data) {
        sha256.update(HEX.parseHex(salt));
        return HEX.formatHex(sha256.digest(data.getBytes(StandardCharsets.UTF_8)));
    }
}
