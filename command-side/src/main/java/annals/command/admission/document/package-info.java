/**
 * How a {@code server.json} is read and which rules it keeps. Start at {@code ServerJsonFormat},
 * which says what may stand in one, then {@code StrictDocument}, then {@code ServerJsonValidator}.
 */
@NullMarked
package annals.command.admission.document;

import org.jspecify.annotations.NullMarked;
