/**
 * The list of all versions: events come in at {@code ListingProjector}, requests at {@code
 * ListController} and {@code VersionsController}.
 */
@NullMarked
package annals.query.listing;

import org.jspecify.annotations.NullMarked;
