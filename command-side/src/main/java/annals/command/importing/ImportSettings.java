package annals.command.importing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is imported when the registry starts.
 *
 * @param from a file's path, a {@code file:} or {@code http(s):} URL of a JSON array, of JSON lines
 *     or of a list page, or the list of another registry ({@code …/v0/servers}, {@code
 *     …/v0.1/servers}); blank: nothing. The reference's {@code MCP_REGISTRY_SEED_FROM}.
 */
@ConfigurationProperties("annals.importing")
public record ImportSettings(@DefaultValue("") String from) {

    /** Cuts what surrounds the source's address. */
    public ImportSettings {
        from = from.strip();
    }
}
