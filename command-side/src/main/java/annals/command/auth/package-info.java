/**
 * A proof of who somebody is goes in, a registry token comes out. Start at {@code
 * ExchangeController}; another way to prove it is one more class that is an {@code Exchange}.
 */
@NullMarked
package annals.command.auth;

import org.jspecify.annotations.NullMarked;
