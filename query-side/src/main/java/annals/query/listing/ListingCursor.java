package annals.query.listing;

import annals.eventstore.Position;
import annals.query.cursor.CursorInput;
import annals.query.cursor.CursorOutput;
import annals.query.cursor.CursorText;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a crawl goes on: the place in the list, the filters, and how fresh its first page was.
 *
 * @param first position and time of the first page; no later page is older
 * @param asOf the moment of which was asked, if it was: then it is that of the first page
 */
record ListingCursor(
        ListingPlace.AfterVersion place,
        ListingFilter filter,
        Position first,
        @Nullable AsOf asOf) {

    private static final byte FORM = 3;

    /** A crawl that has begun goes on when this version takes over. */
    private static final byte WITHOUT_MOMENT = 2;

    private static final byte NOW = 0;
    private static final byte PAST = 1;
    private static final byte OPEN = 2;

    String text(UUID registry) {
        return CursorText.of(registry, this::writeTo);
    }

    private void writeTo(CursorOutput out) throws IOException {
        out.writeByte(FORM);
        out.writeLong(first.number());
        out.writeTime(first.recordedAt());
        out.writeUTF(place.name());
        out.writeUTF(place.version());
        out.writeBoolean(filter.includeDeleted());
        out.writeUTF(filter.version());
        out.writeUTF(filter.search());
        out.writeTimeIfAny(filter.changedAfter());
        out.writeByte(asOf == null ? NOW : asOf.isOpen() ? OPEN : PAST);
    }

    /** Reads one of ours; empty when it was altered or is another registry's. */
    static Optional<ListingCursor> parse(String text, UUID registry) {
        return CursorText.parse(text, registry, ListingCursor::read);
    }

    private static ListingCursor read(CursorInput in) throws IOException {
        byte form = in.readByte();
        if (form != FORM && form != WITHOUT_MOMENT) {
            throw new IOException("no form of ours");
        }
        var first = new Position(in.readLong(), in.readTime());
        var place = new ListingPlace.AfterVersion(in.readText(), in.readText());
        var filter = filter(in);
        return new ListingCursor(place, filter, first, form == FORM ? asOf(in, first) : null);
    }

    private static ListingFilter filter(CursorInput in) throws IOException {
        boolean includeDeleted = in.readBoolean();
        var version = in.readText();
        var search = in.readText();
        return new ListingFilter(search, in.readTimeIfAny(), version, includeDeleted);
    }

    private static @Nullable AsOf asOf(CursorInput in, Position first) throws IOException {
        return switch (in.readByte()) {
            case NOW -> null;
            case PAST -> new AsOf(first, false);
            case OPEN -> new AsOf(first, true);
            default -> throw new IOException("no moment of ours");
        };
    }
}
