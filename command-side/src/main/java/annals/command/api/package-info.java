/**
 * The write API: each controller's method is the story of one request. Start at {@code
 * PublishController}.
 */
@NullMarked
package annals.command.api;

import org.jspecify.annotations.NullMarked;
