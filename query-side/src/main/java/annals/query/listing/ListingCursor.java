package annals.query.listing;

import annals.eventstore.Position;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    private static final byte FORM = 1;
    private static final int CHECK_BYTES = 8;

    String text(UUID registry) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeBoolean(filter.includeDeleted());
            out.writeLong(first.number());
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, first.recordedAt()));
            out.writeUTF(place.name());
            out.writeUTF(place.version());
            out.write(check(registry, bytes.toByteArray()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /** Reads one of ours; empty when it was altered or is another registry's. */
    static Optional<ListingCursor> parse(String text, UUID registry) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text.substring(MARK.length()));
            int end = bytes.length - CHECK_BYTES;
            if (end <= 0 || !intact(bytes, end, registry)) {
                return Optional.empty();
            }
            try (var in = new DataInputStream(new ByteArrayInputStream(bytes, 0, end))) {
                return in.readByte() == FORM ? Optional.of(read(in)) : Optional.empty();
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

    private static ListingCursor read(DataInputStream in) throws IOException {
        var filter = new ListingFilter(in.readBoolean());
        var first =
                new Position(in.readLong(), Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS));
        return new ListingCursor(
                new ListingPlace.AfterVersion(in.readUTF(), in.readUTF()), filter, first);
    }

    private static byte[] check(UUID registry, byte[] content) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(registry.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return Arrays.copyOf(sha.digest(content), CHECK_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
