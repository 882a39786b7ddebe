/** Our own code without network and database, by JMH. Start at {@code JmhCommand}. */
@NullMarked
package annals.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
