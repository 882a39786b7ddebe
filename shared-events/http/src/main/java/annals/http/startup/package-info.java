/**
 * How a process of ours begins: where it listens, and what it says when it cannot start. Start at
 * {@code ListenAddresses}.
 */
@NullMarked
package annals.http.startup;

import org.jspecify.annotations.NullMarked;
