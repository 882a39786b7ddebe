/**
 * The database below a registry: what it can do plainly, what lies in it, and how it keeps the
 * registry from some of its work. Start at {@code PlainInserts}.
 */
@NullMarked
package annals.benchmarks.database;

import org.jspecify.annotations.NullMarked;
