/**
 * Copies a registry by {@code updated_since} while many write to it, and tells what the copy lost;
 * it knows registries by their official API only. Start at {@code Updates}.
 */
@NullMarked
package annals.benchmarks.updates;

import org.jspecify.annotations.NullMarked;
