/**
 * The whole list as one file for each position, made in the background and sent in any part: start
 * at {@code SnapshotController}, then {@code Snapshots}.
 */
@NullMarked
package annals.query.snapshot;

import org.jspecify.annotations.NullMarked;
