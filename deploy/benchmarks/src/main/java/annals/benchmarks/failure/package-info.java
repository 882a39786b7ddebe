/** What is told to the user in one sentence, without a stack trace. */
@NullMarked
package annals.benchmarks.failure;

import org.jspecify.annotations.NullMarked;
