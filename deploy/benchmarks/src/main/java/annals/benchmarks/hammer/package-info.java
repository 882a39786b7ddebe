/**
 * Loads a registry over HTTP, ours or another one: it knows nothing of ours. Start at {@code
 * HammerCommand}.
 */
@NullMarked
package annals.benchmarks.hammer;

import org.jspecify.annotations.NullMarked;
