package annals.http.token;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

import java.nio.file.Path;

/**
 * Where a signing key is kept that nobody has given us.
 *
 * @param dataDir the registry's data directory; absent in a process that has none, which then must
 *     be given a key
 */
@ConfigurationProperties("annals")
record KeyDirectory(@Nullable Path dataDir) {}
