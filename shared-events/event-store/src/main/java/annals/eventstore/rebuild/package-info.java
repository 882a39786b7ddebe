/** Makes read models anew from events, beside the live ones, and holds them against events. */
@NullMarked
package annals.eventstore.rebuild;

import org.jspecify.annotations.NullMarked;
