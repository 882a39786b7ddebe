/** What the cursors of all rooms have in common: start at {@code CursorText}. */
@NullMarked
package annals.query.cursor;

import org.jspecify.annotations.NullMarked;
