/** A real PostgreSQL for the tests of every module. */
@NullMarked
package annals.eventstore.testing;

import org.jspecify.annotations.NullMarked;
