package annals.query.status;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What health tells.
 *
 * @param githubClientId of the OAuth application that publishers log in with; empty: none
 */
@ConfigurationProperties("annals.status")
record StatusSettings(@DefaultValue("") String githubClientId) {}
