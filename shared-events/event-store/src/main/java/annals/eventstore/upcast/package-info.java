/**
 * Brings events of older revisions into the shape of today, one class a step. Start at {@code
 * Upcasters}.
 */
@NullMarked
package annals.eventstore.upcast;

import org.jspecify.annotations.NullMarked;
