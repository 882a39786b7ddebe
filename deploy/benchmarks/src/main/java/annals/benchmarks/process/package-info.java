/** Processes of this machine: what they take, and a registry of our own. */
@NullMarked
package annals.benchmarks.process;

import org.jspecify.annotations.NullMarked;
