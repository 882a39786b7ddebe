/**
 * What operators ask the command side on the management port: who it is, an import, and to note
 * what they do. Start at {@code OperatorRoutes}.
 */
@NullMarked
package annals.command.operations;

import org.jspecify.annotations.NullMarked;
