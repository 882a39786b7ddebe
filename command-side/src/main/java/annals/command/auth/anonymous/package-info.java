/** The exchange that asks for no proof, for development only. */
@NullMarked
package annals.command.auth.anonymous;

import org.jspecify.annotations.NullMarked;
