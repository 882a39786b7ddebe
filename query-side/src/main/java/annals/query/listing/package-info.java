/**
 * The list of all versions: events come in at {@code ListingProjector}, requests at {@code
 * ServersController}.
 */
@NullMarked
package annals.query.listing;

import org.jspecify.annotations.NullMarked;
