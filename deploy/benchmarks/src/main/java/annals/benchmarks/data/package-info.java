/**
 * Made-up registries in the shape of the real one, the same bytes for the same seed. Start at
 * {@code MadeHistory}.
 */
@NullMarked
package annals.benchmarks.data;

import org.jspecify.annotations.NullMarked;
