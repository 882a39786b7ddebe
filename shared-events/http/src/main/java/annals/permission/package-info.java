/**
 * Who may do what under which server names; plain Java, so that the rules are a table in a test.
 * Start at {@code Permissions}.
 */
@NullMarked
package annals.permission;

import org.jspecify.annotations.NullMarked;
