/** Signs what an exchange has granted; the half that verifies is {@code annals.http.token}. */
@NullMarked
package annals.command.auth.token;

import org.jspecify.annotations.NullMarked;
