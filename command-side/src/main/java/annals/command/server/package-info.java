/**
 * The aggregate: decides what may happen to one server, and is the only room that appends its
 * events. Start at {@code Server}.
 */
@NullMarked
package annals.command.server;

import org.jspecify.annotations.NullMarked;
