/**
 * What every HTTP answer of both sides has in common: paths, errors, headers, tokens. Start at
 * {@code RegistryApi}.
 */
@NullMarked
package annals.http;

import org.jspecify.annotations.NullMarked;
