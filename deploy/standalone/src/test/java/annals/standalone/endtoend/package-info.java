/**
 * The registry as users start it, in processes of its own: what it answers, and that it loses
 * nothing when it is killed. Start at {@code LifeOfAPublishIT}; {@code RunningRegistry} is what all
 * tests stand on.
 */
@NullMarked
package annals.standalone.endtoend;

import org.jspecify.annotations.NullMarked;
