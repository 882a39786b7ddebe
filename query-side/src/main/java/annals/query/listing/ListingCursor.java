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
 * @param asOf the moment of which was asked, if it was: then it is that of the first page
 */
record ListingCursor(
        ListingPlace.AfterVersion place,
        ListingFilter filter,
        Position first,
        @Nullable AsOf asOf) {

    static final String MARK = "_";

    private static final byte FORM = 3;

    /** A crawl that has begun goes on when this version takes over. */
    private static final byte WITHOUT_MOMENT = 2;

    private static final int CHECK_BYTES = 8;

    private static final byte NOW = 0;
    private static final byte PAST = 1;
    private static final byte OPEN = 2;

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
            write(out, asOf);
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

    private static void write(DataOutputStream out, @Nullable AsOf asOf) throws IOException {
        out.writeByte(asOf == null ? NOW : asOf.isOpen() ? OPEN : PAST);
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
                byte form = in.readByte();
                if (form != FORM && form != WITHOUT_MOMENT) {
                    return Optional.empty();
                }
                var cursor = cursor(in, form == FORM);
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

    private static ListingCursor cursor(DataInputStream in, boolean hasMoment) throws IOException {
        var first = new Position(in.readLong(), time(in));
        var place = new ListingPlace.AfterVersion(string(in), string(in));
        var filter = filter(in);
        return new ListingCursor(place, filter, first, hasMoment ? asOf(in, first) : null);
    }

    private static @Nullable AsOf asOf(DataInputStream in, Position first) throws IOException {
        return switch (in.readByte()) {
            case NOW -> null;
            case PAST -> new AsOf(first, false);
            case OPEN -> new AsOf(first, true);
            default -> throw new IOException("no moment of ours");
        };
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
