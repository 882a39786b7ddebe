package annals.command.importing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The entries of another registry, page by page. A place is the cursor of a page. The content has
 * no fingerprint: cursors go on in the list's order, whatever has changed meanwhile.
 */
final class RegistryEntries implements Entries {

    private static final Logger log = LoggerFactory.getLogger(RegistryEntries.class);

    private final OtherRegistry registry;
    private final Fetcher fetcher;
    private ListPage page = new ListPage(List.of(), Optional.of(""));
    private String cursor = "";
    private int taken;
    private long pages;
    private String marked = "";
    private boolean resumed;

    RegistryEntries(OtherRegistry registry, Fetcher fetcher) {
        this.registry = registry;
        this.fetcher = fetcher;
    }

    @Override
    public String fingerprint() {
        byte[] url = registry.list().toString().getBytes(StandardCharsets.UTF_8);
        return "pages of " + HexFormat.of().formatHex(SeedFile.sha256().digest(url));
    }

    @Override
    public void goTo(String place) {
        page = new ListPage(List.of(), Optional.of(place));
        resumed = true;
    }

    @Override
    public Optional<RawEntry> next() throws UnreadableSource, InterruptedException {
        while (taken == page.entries().size()) {
            if (page.nextCursor().isEmpty()) {
                return Optional.empty();
            }
            turnTo(page.nextCursor().get());
        }
        Cut cut = page.entries().get(taken);
        taken++;
        boolean last = taken == page.entries().size();
        String placeAfter = last ? page.nextCursor().orElse(cursor) : cursor;
        return Optional.of(
                new RawEntry(cut, "page %d, entry %d".formatted(pages, taken), placeAfter, last));
    }

    private void turnTo(String next) throws UnreadableSource, InterruptedException {
        refuseCircle(next);
        try {
            page = fetcher.page(registry.page(next), registry.name());
            cursor = next;
        } catch (UnreadableSource.Declined e) {
            if (!resumed) {
                throw e;
            }
            log.warn(
                    "{} The place where the import stopped is lost; it begins anew.", e.sentence());
            page = fetcher.page(registry.page(""), registry.name());
            cursor = "";
        }
        resumed = false;
        taken = 0;
        pages++;
    }

    /** A cursor that comes back would be followed for ever (Brent's way to find a cycle). */
    private void refuseCircle(String next) throws UnreadableSource {
        if (pages > 0 && (next.equals(cursor) || next.equals(marked))) {
            throw new UnreadableSource(
                    "%s goes in a circle: page %d names a cursor again that was used before."
                            .formatted(registry.name(), pages));
        }
        if (Long.bitCount(pages) == 1) {
            marked = next;
        }
    }

    @Override
    public OptionalDouble share() {
        return OptionalDouble.empty();
    }

    @Override
    public void close() {
        fetcher.close();
    }
}
