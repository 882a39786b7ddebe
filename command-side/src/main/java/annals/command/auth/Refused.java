package annals.command.auth;

import java.util.List;

/**
 * Nobody has proved anything.
 *
 * @param detail the sentence that the official service has for all failures of this exchange
 * @param causes what exactly was wrong, as far as the sender may know; may be empty
 */
public record Refused(String detail, List<String> causes) implements Outcome {

    public Refused {
        causes = List.copyOf(causes);
    }
}
