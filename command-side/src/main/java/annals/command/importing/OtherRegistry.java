package annals.command.importing;

import java.net.URI;
import java.util.function.Supplier;

/**
 * The list of another registry, asked for everything, deleted versions included, in pages of 100:
 * the largest that the official API knows. Parameters that the URL brings stay.
 */
record OtherRegistry(URI list, Supplier<Fetcher> fetchers) implements SeedSource {

    OtherRegistry {
        list = Urls.withDefault(list, "include_deleted", "true");
        list = Urls.withDefault(list, "limit", "100");
    }

    @Override
    public String name() {
        return Urls.shown(list);
    }

    @Override
    public String origin() {
        return list.getHost();
    }

    @Override
    public Entries open() {
        return new RegistryEntries(this, fetchers.get());
    }

    /** The page that begins after a cursor; an empty one means the first. */
    URI page(String cursor) {
        return cursor.isEmpty() ? list : Urls.with(list, "cursor", cursor);
    }
}
