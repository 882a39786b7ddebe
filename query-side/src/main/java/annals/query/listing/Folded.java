package annals.query.listing;

import java.util.Locale;

/**
 * Text without its letter case, the same way for what is searched and what is stored. Letter by
 * letter, as {@link String#equalsIgnoreCase} compares: no locale, no letter that depends on its
 * neighbours.
 */
final class Folded {

    private Folded() {}

    static String of(String text) {
        return text.chars().allMatch(letter -> letter < 128)
                ? text.toLowerCase(Locale.ROOT)
                : text.codePoints()
                        .map(letter -> Character.toLowerCase(Character.toUpperCase(letter)))
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
    }
}
