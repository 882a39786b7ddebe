/**
 * What can happen to a server, in the words in which it is kept for ever. Start at {@code
 * ServerEvent}.
 */
@NullMarked
package annals.events;

import org.jspecify.annotations.NullMarked;
