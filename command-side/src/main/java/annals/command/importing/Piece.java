package annals.command.importing;

import java.io.ByteArrayOutputStream;

/** Collects the bytes of one cut; of one that grows too large it keeps the length only. */
final class Piece {

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream(2_048);
    private final int maxBytes;
    private long bytes;

    Piece(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    void add(byte[] from, int start, int end) {
        bytes += end - start;
        if (bytes <= maxBytes) {
            kept.write(from, start, end - start);
        }
    }

    Cut cut() {
        return bytes <= maxBytes ? new Cut.Whole(kept.toByteArray()) : new Cut.TooLarge(bytes);
    }
}
