package annals.serverjson;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import java.util.List;
import java.util.Objects;

/**
 * A picture that stands for the server.
 *
 * @param src its URL
 * @param sizes as {@code 48x48}, or {@code any}
 * @param theme the background that it is made for: {@code light} or {@code dark}
 */
@JsonInclude(NON_EMPTY)
@JsonPropertyOrder({"src", "mimeType", "sizes", "theme"})
public record Icon(
        @JsonInclude(ALWAYS) String src, String mimeType, List<String> sizes, String theme) {

    public Icon {
        Objects.requireNonNull(src);
        mimeType = Absent.text(mimeType);
        sizes = Absent.list(sizes);
        theme = Absent.text(theme);
    }
}
