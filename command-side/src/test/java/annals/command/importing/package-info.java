/** Tests of the import, with a small registry and a small store of their own. */
@NullMarked
package annals.command.importing;

import org.jspecify.annotations.NullMarked;
