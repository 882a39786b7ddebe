package annals.query.listing;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A folded text that is searched for, as the database wants it.
 *
 * @param pattern for {@code like}, where it stands for itself
 * @param letters each once; to be looked up where an index of trigrams is of no use
 */
record Needle(String pattern, List<String> letters) {

    /** What the index of trigrams can find: it knows letters and digits only. */
    private static final Pattern TRIGRAM = Pattern.compile("[a-z0-9]{3}");

    /** No name and no description is longer. */
    private static final int LONGEST = 200;

    private static final Pattern SPECIAL = Pattern.compile("[\\\\%_]");

    static Needle of(String folded) {
        var letters =
                TRIGRAM.matcher(folded).find()
                        ? List.<String>of()
                        : folded.codePoints().distinct().mapToObj(Character::toString).toList();
        return new Needle("%" + SPECIAL.matcher(folded).replaceAll("\\\\$0") + "%", letters);
    }

    static boolean isLongerThanAnyText(String folded) {
        return folded.length() > LONGEST;
    }

    boolean hasNoTrigram() {
        return !letters.isEmpty();
    }
}
