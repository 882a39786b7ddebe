package annals.query.listing;

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
 * Where a crawl goes on: the place in the list, the filters, and how fresh its first page was. The
 * text needs no URL encoding, begins with {@code _} as no server name can, and bears a check, so
 * that an altered one is found out (decision 3).
 *
 * @param first position and time of the first page; no later page is older
 */
record ListingCursor(ListingPlace.AfterVersion place, ListingFilter filter, Position first) {

    static final String MARK = "_";

    private static final byte FORM = 2;
    private static final int CHECK_BYTES = 8;

    /** Where the database's time ends for us; whoever forges a cursor gets no further. */
    private static final Instant LAST_TIME = Instant.parse("9999-12-31T23:59:59Z");

    String text(UUID registry) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeLong(first.number());
            write(out, first.recordedAt());
            out.writeUTF(place.name());
            out.writeUTF(place.version());
            write(out, filter);
            out.write(check(registry, bytes.toByteArray()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return encoded(bytes.toByteArray());
    }

    private static String encoded(byte[] bytes) {
        return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void write(DataOutputStream out, ListingFilter filter) throws IOException {
        out.writeBoolean(filter.includeDeleted());
        out.writeUTF(filter.version());
        out.writeUTF(filter.search());
        var changedAfter = filter.changedAfter();
        out.writeBoolean(changedAfter != null);
        if (changedAfter != null) {
            write(out, changedAfter);
        }
    }

    private static void write(DataOutputStream out, Instant time) throws IOException {
        out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, time));
    }

    /** Reads one of ours; empty when it was altered or is another registry's. */
    static Optional<ListingCursor> parse(String text, UUID registry) {
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
                var cursor = cursor(in);
                return in.available() == 0 ? Optional.of(cursor) : Optional.empty();
            }
        } catch (IllegalArgumentException | IOException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean intact(byte[] bytes, int end, UUID registry) {
        return MessageDigest.isEqual(
                check(registry, Arrays.copyOf(bytes, end)),
                Arrays.copyOfRange(bytes, end, bytes.length));
    }

    private static ListingCursor cursor(DataInputStream in) throws IOException {
        var first = new Position(in.readLong(), time(in));
        var place = new ListingPlace.AfterVersion(string(in), string(in));
        return new ListingCursor(place, filter(in), first);
    }

    private static ListingFilter filter(DataInputStream in) throws IOException {
        boolean includeDeleted = in.readBoolean();
        var version = string(in);
        var search = string(in);
        return new ListingFilter(search, changedAfter(in), version, includeDeleted);
    }

    private static @Nullable Instant changedAfter(DataInputStream in) throws IOException {
        return in.readBoolean() ? time(in) : null;
    }

    private static Instant time(DataInputStream in) throws IOException {
        var time = Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS);
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LAST_TIME)) {
            throw new IOException("no time of ours");
        }
        return time;
    }

    /** The check keeps out errors, not forgers: what no database can take is no cursor. */
    private static String string(DataInputStream in) throws IOException {
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
