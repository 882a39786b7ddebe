package annals.serverjson;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Where a server's source code is.
 *
 * @param source which host it is, as {@code github}
 * @param id the repository's identity at its host; never checked
 * @param subfolder path of the server within the repository
 */
@JsonInclude(NON_EMPTY)
@JsonPropertyOrder({"url", "source", "id", "subfolder"})
public record Repository(String url, String source, String id, String subfolder) {

    public Repository {
        url = Absent.text(url);
        source = Absent.text(source);
        id = Absent.text(id);
        subfolder = Absent.text(subfolder);
    }
}
