/** The plain database that a registry's figures are held against. Start at {@code PlainInserts}. */
@NullMarked
package annals.benchmarks.database;

import org.jspecify.annotations.NullMarked;
