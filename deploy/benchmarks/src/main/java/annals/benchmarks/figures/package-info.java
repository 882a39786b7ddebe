/**
 * Takes the figures of {@code deploy/docs/PERFORMANCE.md}: starts a registry, measures it, writes a
 * table. Start at {@code Measurement}.
 */
@NullMarked
package annals.benchmarks.figures;

import org.jspecify.annotations.NullMarked;
