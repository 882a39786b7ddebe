package annals.query.listing;

import annals.eventstore.ReadModel;

/** How far the list has come, by a look that begins after it is asked for. */
@FunctionalInterface
interface Look {

    ReadModel now();
}
