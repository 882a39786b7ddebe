/**
 * The {@code server.json} that publishers send, and the envelope in which both sides answer with
 * it.
 */
@NullMarked
package annals.serverjson;

import org.jspecify.annotations.NullMarked;
