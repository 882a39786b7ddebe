/** Clients of a registry's feed: many that follow it, and one that reads all of it. */
@NullMarked
package annals.benchmarks.feed;

import org.jspecify.annotations.NullMarked;
