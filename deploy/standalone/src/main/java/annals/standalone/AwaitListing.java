package annals.standalone;

import annals.command.api.ListingAwaiter;
import annals.eventstore.Progress;

import org.springframework.stereotype.Component;

import java.time.Duration;

/** A write answers when the list has its event, so that whoever reads next finds it. */
@Component
final class AwaitListing implements ListingAwaiter {

    /** After this it answers all the same, with its position. */
    private static final Duration AT_MOST = Duration.ofSeconds(5);

    private final Progress listing;

    AwaitListing(Progress listing) {
        this.listing = listing;
    }

    @Override
    public void await(long position) {
        listing.await(position, AT_MOST);
    }
}
