/** What operators see and do: read models made anew, held against events, and watched. */
@NullMarked
package annals.query.operations;

import org.jspecify.annotations.NullMarked;
