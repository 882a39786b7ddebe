package annals.query.listing;

import annals.eventstore.Position;

/**
 * A moment of which somebody asks what was shown then.
 *
 * @param position of the last event that had happened
 * @param isOpen whether more may still happen before the moment that was named, so that the answer
 *     may change
 */
record AsOf(Position position, boolean isOpen) {

    /** Whether a crawl that began as of a moment may go on with this one. */
    boolean goesOnFrom(AsOf begun) {
        return position.equals(begun.position)
                || (begun.isOpen && position.number() > begun.position.number());
    }
}
