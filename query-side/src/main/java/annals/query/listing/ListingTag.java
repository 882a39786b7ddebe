package annals.query.listing;

import annals.http.EntityTag;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * The entity tag of an answer: over its rows and what was asked for. What changes with every event,
 * as the watermark, is left out (decision 9). A row is known by the event that last changed it.
 */
final class ListingTag {

    private static final int BYTES = 12;

    private ListingTag() {}

    /**
     * The tag.
     *
     * @param question place and filters, in words of our own
     */
    static EntityTag of(Listed found, String question) {
        var text = new StringBuilder(64 + found.entries().size() * 64);
        text.append(found.at().generation()).append('\n').append(question);
        for (var entry : found.entries()) {
            text.append('\n')
                    .append(entry.key().name())
                    .append(' ')
                    .append(entry.key().version())
                    .append(' ')
                    .append(entry.changed());
        }
        return new EntityTag(digest(text.toString()));
    }

    private static String digest(String text) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(digest, BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
