/**
 * How fresh an answer is and must be, for all rooms that answer from a read model: start at {@code
 * Freshness}.
 */
@NullMarked
package annals.query.fresh;

import org.jspecify.annotations.NullMarked;
