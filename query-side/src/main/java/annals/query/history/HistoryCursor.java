package annals.query.history;

import annals.eventstore.Position;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a reading of the history goes on: which entries, before which position, and how fresh the
 * first page was. Like the list's it begins with {@code _}, needs no URL encoding and bears a
 * check; its form is another one, so that neither takes the other's.
 *
 * @param before positions that are still to come are lower
 * @param first position and time of the first page; no later page is older
 */
record HistoryCursor(HistoryFilter filter, long before, Position first) {

    private static final String MARK = "_";
    private static final byte FORM = 'h';
    private static final int CHECK_BYTES = 8;

    String text(UUID registry) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeLong(before);
            out.writeLong(first.number());
            out.writeLong(micros(first.recordedAt()));
            write(out, filter.server());
            write(out, filter.version());
            var kind = filter.kind();
            write(out, kind == null ? null : kind.word());
            write(out, filter.actor());
            write(out, filter.method());
            write(out, filter.since());
            write(out, filter.until());
            write(out, filter.namespace());
            out.write(check(registry, bytes.toByteArray()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return encoded(bytes.toByteArray());
    }

    private static String encoded(byte[] bytes) {
        return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text);
        }
    }

    private static void write(DataOutputStream out, @Nullable Instant time) throws IOException {
        out.writeBoolean(time != null);
        if (time != null) {
            out.writeLong(micros(time));
        }
    }

    /** Reads one of ours; empty when it is another endpoint's, another registry's, or altered. */
    static Optional<HistoryCursor> parse(String text, UUID registry) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text.substring(MARK.length()));
            int end = bytes.length - CHECK_BYTES;
            if (end <= 0 || !encoded(bytes).equals(text) || !intact(bytes, end, registry)) {
                return Optional.empty();
            }
            try (var in = new DataInputStream(new ByteArrayInputStream(bytes, 0, end))) {
                if (in.readByte() != FORM) {
                    return Optional.empty();
                }
                long before = in.readLong();
                var first = new Position(in.readLong(), time(in.readLong()));
                var cursor = new HistoryCursor(filter(in), before, first);
                return in.available() == 0 ? Optional.of(cursor) : Optional.empty();
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException | IOException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean intact(byte[] bytes, int end, UUID registry) {
        return MessageDigest.isEqual(
                check(registry, Arrays.copyOf(bytes, end)),
                Arrays.copyOfRange(bytes, end, bytes.length));
    }

    private static HistoryFilter filter(DataInputStream in) throws IOException {
        var server = string(in);
        var version = string(in);
        var kind = string(in);
        return new HistoryFilter(
                server,
                version,
                kind == null ? null : Kind.of(kind).orElseThrow(() -> new IOException("no kind")),
                string(in),
                string(in),
                instant(in),
                instant(in),
                string(in));
    }

    private static @Nullable Instant instant(DataInputStream in) throws IOException {
        return in.readBoolean() ? time(in.readLong()) : null;
    }

    private static Instant time(long micros) throws IOException {
        var time = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        if (!Times.isInRange(time)) {
            throw new IOException("no time of ours");
        }
        return time;
    }

    /** The check keeps out errors, not forgers: what no database can take is no cursor. */
    private static @Nullable String string(DataInputStream in) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        var string = in.readUTF();
        if (string.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(string)) {
            throw new IOException("no text of ours");
        }
        return string;
    }

    private static byte[] check(UUID registry, byte[] content) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(registry.toString().getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(sha.digest(content), CHECK_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
