/** The whole registry in one process, with its own PostgreSQL. Start at {@code Standalone}. */
@NullMarked
package annals.standalone;

import org.jspecify.annotations.NullMarked;
