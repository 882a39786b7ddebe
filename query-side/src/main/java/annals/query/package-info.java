/** Tells: the front door of the side that turns events into answers. */
@NullMarked
package annals.query;

import org.jspecify.annotations.NullMarked;
