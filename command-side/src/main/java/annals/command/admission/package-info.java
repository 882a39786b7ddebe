/** Everything that is checked before the aggregate is asked. Start at {@code Admission}. */
@NullMarked
package annals.command.admission;

import org.jspecify.annotations.NullMarked;
