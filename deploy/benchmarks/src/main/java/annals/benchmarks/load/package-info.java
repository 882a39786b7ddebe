/**
 * Does one thing over and over, in bounds, and says how long it took; it knows neither HTTP nor
 * registries. Start at {@code Load}.
 */
@NullMarked
package annals.benchmarks.load;

import org.jspecify.annotations.NullMarked;
