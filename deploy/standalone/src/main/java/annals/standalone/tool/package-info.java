/**
 * The operator's tool: commands for a registry that runs, or for one that is started for as long as
 * the command takes. Start at {@code OperatorTool}; no Spring here, so that it is quick.
 */
@NullMarked
package annals.standalone.tool;

import org.jspecify.annotations.NullMarked;
