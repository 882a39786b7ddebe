package annals.command.importing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Cuts JSON texts out of a stream of bytes (UTF-8), one after the other, and never holds more than
 * one. It looks at brackets and quotes only: whether a cut is JSON shows when it is parsed, once.
 */
final class JsonCutter {

    /** 1 MiB, as for what is published: an entry longer than this is left out. */
    static final int MAX_ENTRY_BYTES = 1_048_576;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final byte[] buffer = new byte[65_536];
    private int at;
    private int end;
    private long before;

    JsonCutter(InputStream in) {
        this.in = in;
    }

    JsonCutter(byte[] json) {
        this(new ByteArrayInputStream(json));
    }

    /** How many bytes have been taken so far. */
    long offset() {
        return before + at;
    }

    /** The next byte, which stays; -1 at the end. */
    int peek() throws IOException {
        return at < end || fill() ? buffer[at] & 0xFF : -1;
    }

    /** The next byte that is no white space, which stays; -1 at the end. */
    int peekPastBlanks() throws IOException {
        if (offset() == 0) {
            skipByteOrderMark();
        }
        int next = peek();
        while (next == ' ' || next == '\t' || next == '\n' || next == '\r') {
            at++;
            next = peek();
        }
        return next;
    }

    /** Takes the next byte after white space if it is this one. */
    boolean takes(char wanted) throws IOException {
        boolean there = peekPastBlanks() == wanted;
        if (there) {
            at++;
        }
        return there;
    }

    /** Takes the next byte after white space, which must be this one. */
    void expect(char wanted) throws IOException, BrokenJson {
        if (!takes(wanted)) {
            throw new BrokenJson(
                    "%s was expected at byte %,d, found %s".formatted(wanted, offset(), found()));
        }
    }

    /** The rest of the line, without its end; empty at the end of the stream. */
    Optional<Cut> line() throws IOException {
        if (offset() == 0) {
            skipByteOrderMark();
        }
        if (peek() < 0) {
            return Optional.empty();
        }
        var piece = new Piece(MAX_ENTRY_BYTES);
        while (peek() >= 0) {
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            piece.add(buffer, from, at);
            if (at < end) {
                at++;
                break;
            }
        }
        return Optional.of(piece.cut());
    }

    /** The next value, whole. */
    Cut value() throws IOException, BrokenJson {
        peekPastBlanks();
        long start = offset();
        var piece = new Piece(MAX_ENTRY_BYTES);
        var nesting = new Nesting();
        var place = Nesting.Place.WITHIN;
        while (place == Nesting.Place.WITHIN) {
            if (peek() < 0) {
                throw new BrokenJson("it ends within the value that began at byte " + start);
            }
            int from = at;
            while (at < end && place == Nesting.Place.WITHIN) {
                place = nesting.of(buffer[at]);
                if (place != Nesting.Place.BEYOND) {
                    at++;
                }
            }
            piece.add(buffer, from, at);
        }
        if (offset() == start) {
            throw new BrokenJson(
                    "a value was expected at byte %,d, found %s".formatted(start, found()));
        }
        return piece.cut();
    }

    private String found() throws IOException {
        int next = peek();
        return next < 0 ? "the end" : next < 0x7F && next > ' ' ? "" + (char) next : "byte " + next;
    }

    private void skipByteOrderMark() throws IOException {
        if (peek() == 0xEF && java.util.Arrays.equals(buffer, 0, 3, BYTE_ORDER_MARK, 0, 3)) {
            at = 3;
        }
    }

    private boolean fill() throws IOException {
        before += end;
        at = 0;
        // so much at once that a byte order mark is never torn
        end = Math.max(0, in.readNBytes(buffer, 0, buffer.length));
        return end > 0;
    }
}
