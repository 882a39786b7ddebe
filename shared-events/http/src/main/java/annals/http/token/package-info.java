/**
 * Registry tokens as every request meets them: which requests need one, who the caller is, and how
 * one is refused. Start at {@code TokenSecurity}, then {@code RegistryTokenDecoder}; the keys are
 * in {@code TokenKeys}. Tokens are signed elsewhere.
 */
@NullMarked
package annals.http.token;

import org.jspecify.annotations.NullMarked;
