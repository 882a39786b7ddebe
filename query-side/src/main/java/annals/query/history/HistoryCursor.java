package annals.query.history;

import annals.eventstore.Position;
import annals.query.cursor.CursorInput;
import annals.query.cursor.CursorOutput;
import annals.query.cursor.CursorText;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a reading of the history goes on: which entries, before which position, and how fresh the
 * first page was. Its form is another one than the list's, so that neither takes the other's.
 *
 * @param before positions that are still to come are lower
 * @param first position and time of the first page; no later page is older
 */
record HistoryCursor(HistoryFilter filter, long before, Position first) {

    private static final byte FORM = 'h';

    String text(UUID registry) {
        return CursorText.of(registry, this::writeTo);
    }

    private void writeTo(CursorOutput out) throws IOException {
        out.writeByte(FORM);
        out.writeLong(before);
        out.writeLong(first.number());
        out.writeTime(first.recordedAt());
        out.writeTextIfAny(filter.server());
        out.writeTextIfAny(filter.version());
        var kind = filter.kind();
        out.writeTextIfAny(kind == null ? null : kind.word());
        out.writeTextIfAny(filter.actor());
        out.writeTextIfAny(filter.method());
        out.writeTimeIfAny(filter.since());
        out.writeTimeIfAny(filter.until());
        out.writeTextIfAny(filter.namespace());
    }

    /** Reads one of ours; empty when it is another endpoint's, another registry's, or altered. */
    static Optional<HistoryCursor> parse(String text, UUID registry) {
        return CursorText.parse(text, registry, HistoryCursor::read);
    }

    private static HistoryCursor read(CursorInput in) throws IOException {
        if (in.readByte() != FORM) {
            throw new IOException("no form of ours");
        }
        long before = in.readLong();
        var first = new Position(in.readLong(), in.readTime());
        return new HistoryCursor(filter(in), before, first);
    }

    private static HistoryFilter filter(CursorInput in) throws IOException {
        var server = in.readTextIfAny();
        var version = in.readTextIfAny();
        var kind = in.readTextIfAny();
        return new HistoryFilter(
                server,
                version,
                kind == null ? null : Kind.of(kind).orElseThrow(() -> new IOException("no kind")),
                in.readTextIfAny(),
                in.readTextIfAny(),
                in.readTimeIfAny(),
                in.readTimeIfAny(),
                in.readTextIfAny());
    }
}
