/** Measures a registry. Start at {@code Benchmarks}. */
@NullMarked
package annals.benchmarks;

import org.jspecify.annotations.NullMarked;
