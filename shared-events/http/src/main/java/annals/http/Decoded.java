package annals.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * What became of a text with percent escapes when they were read strictly: nothing is guessed, and
 * what is not well-formed is told.
 */
sealed interface Decoded {

    /** It was well-formed. */
    record Text(String text) implements Decoded {}

    /** A percent sign without two hex digits; up to three characters from there. */
    record BadEscape(String escape) implements Decoded {}

    /** The bytes are not UTF-8. */
    record NotUtf8() implements Decoded {}

    /** Decodes a path or a part of one, where {@code +} is a plus. */
    static Decoded path(String raw) {
        return decode(raw, false);
    }

    /** Decodes a query or a part of one, where {@code +} is a space. */
    static Decoded query(String raw) {
        return decode(raw, true);
    }

    private static Decoded decode(String raw, boolean plusIsSpace) {
        byte[] in = raw.getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            if (in[i] == '%') {
                if (!isEscape(in, i)) {
                    return new BadEscape(text(in, i, Math.min(3, in.length - i)));
                }
                out.write(HexFormat.fromHexDigits(text(in, i + 1, 2)));
                i += 2;
            } else {
                out.write(plusIsSpace && in[i] == '+' ? ' ' : in[i]);
            }
        }
        try {
            return new Text(utf8(out.toByteArray()));
        } catch (CharacterCodingException _) {
            return new NotUtf8();
        }
    }

    private static boolean isEscape(byte[] in, int at) {
        return at + 2 < in.length
                && HexFormat.isHexDigit(in[at + 1])
                && HexFormat.isHexDigit(in[at + 2]);
    }

    private static String text(byte[] in, int from, int length) {
        return new String(in, from, length, StandardCharsets.UTF_8);
    }

    /** Reads bytes as UTF-8 and fails on what is not, unlike {@code new String}. */
    static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
}
