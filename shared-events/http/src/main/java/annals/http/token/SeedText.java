package annals.http.token;

import java.util.HexFormat;

/**
 * The 32 bytes that an Ed25519 key is made of, as people hand them to us: 64 hexadecimal digits.
 */
final class SeedText {

    private static final int SEED_BYTES = 32;

    private SeedText() {}

    /**
     * Reads a seed. The refusals begin as the official service's do, and never show the text.
     *
     * @param text the digits; blanks and line ends around them do no harm
     * @param source what the operator has to look at: the name of the variable or of the file
     */
    static byte[] bytes(String text, String source) {
        var digits = text.strip();
        var wrong = firstWrongCharacter(digits);
        if (wrong >= 0) {
            throw unusable(
                    "JWTPrivateKey must be a valid hex-encoded string: character %d of %s is not a hexadecimal digit"
                            .formatted(wrong + 1, source),
                    source);
        }
        if (digits.length() % 2 != 0) {
            throw unusable(
                    "JWTPrivateKey must be a valid hex-encoded string: %s has an odd number of digits, %d"
                            .formatted(source, digits.length()),
                    source);
        }
        if (digits.length() != 2 * SEED_BYTES) {
            throw unusable(
                    "JWTPrivateKey seed must be exactly %d bytes for Ed25519, got %d bytes in %s"
                            .formatted(SEED_BYTES, digits.length() / 2, source),
                    source);
        }
        return HexFormat.of().parseHex(digits);
    }

    private static int firstWrongCharacter(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (!HexFormat.isHexDigit(digits.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private static UnusableKeyException unusable(String problem, String source) {
        return new UnusableKeyException(
                problem,
                "Put 64 hexadecimal digits into %s, for example the output of: openssl rand -hex 32"
                        .formatted(source));
    }
}
