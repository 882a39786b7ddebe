/**
 * How facts are kept, numbered and read on. Start at {@code Appends} to write, at {@code EventLog}
 * to read.
 */
@NullMarked
package annals.eventstore;

import org.jspecify.annotations.NullMarked;
