package annals.permission;

import java.util.Objects;
import java.util.Optional;

/**
 * Which server names a permission speaks of. A pattern that ends in {@code *} covers every name
 * that begins with the rest of it; any other covers itself alone. A {@code *} elsewhere is a
 * character like others. Letter case counts. So the official service matches.
 *
 * @param text as it stands in the token, for example {@code com.example/*}
 */
public record NamePattern(String text) {

    private static final String ANY = "*";

    public NamePattern {
        Objects.requireNonNull(text, "text");
    }

    /** Whether it speaks of every name there can be. */
    public boolean isUniversal() {
        return text.equals(ANY);
    }

    /** Whether it speaks of this server name. */
    public boolean covers(String name) {
        return isOpen() ? name.startsWith(fixedPart()) : name.equals(text);
    }

    /**
     * The name as it would have to be spelled to be covered, if letter case is all that is wrong;
     * empty when the name is covered, or when more is wrong.
     */
    public Optional<String> respelled(String name) {
        var fixed = fixedPart();
        var longEnough =
                isOpen() ? name.length() >= fixed.length() : name.length() == fixed.length();
        if (!longEnough || covers(name) || !name.regionMatches(true, 0, fixed, 0, fixed.length())) {
            return Optional.empty();
        }
        return Optional.of(fixed + name.substring(fixed.length()));
    }

    private boolean isOpen() {
        return text.endsWith(ANY);
    }

    private String fixedPart() {
        return isOpen() ? text.substring(0, text.length() - ANY.length()) : text;
    }

    @Override
    public String toString() {
        return text;
    }
}
