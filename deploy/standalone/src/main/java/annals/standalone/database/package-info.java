/**
 * Which PostgreSQL keeps the data: one that this process brings along, or a given one. Start at
 * {@code EmbeddedDatabase}; the order in it is that of a start: lock, cluster, programs, what a
 * killed process left behind, server.
 */
@NullMarked
package annals.standalone.database;

import org.jspecify.annotations.NullMarked;
