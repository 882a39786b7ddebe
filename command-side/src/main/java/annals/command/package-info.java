/** Decides: the front door of the side that turns requests into events. */
@NullMarked
package annals.command;

import org.jspecify.annotations.NullMarked;
