package annals.query.listing;

import annals.eventstore.Position;
import annals.eventstore.ReadModel;
import annals.http.MinPosition;
import annals.query.fresh.Freshness;
import annals.query.snapshot.PastEntries;
import annals.query.snapshot.PastEntry;
import annals.query.snapshot.PastPage;

import java.util.List;

/** Tells the list of a moment to who makes a file of it. */
final class ListingPast implements PastEntries {

    private static final ListingFilter ALL = new ListingFilter("", null, "", true);

    private final ListingTable table;
    private final Freshness freshness;

    ListingPast(ListingTable table, Freshness freshness) {
        this.table = table;
        this.freshness = freshness;
    }

    @Override
    public ReadModel listed(MinPosition asked) {
        return freshness.atLeast(asked, null, () -> new Listed(table.look(), List.of())).at();
    }

    @Override
    public PastPage after(Position at, String name, String version, int limit) {
        var place = new ListingPlace.AfterVersion(name, version);
        var found = table.page(place, ALL, limit, new AsOf(at, false));
        return new PastPage(found.at(), found.entries().stream().map(ListingPast::past).toList());
    }

    private static PastEntry past(Listed.Entry entry) {
        return new PastEntry(entry.key().name(), entry.key().version(), ListText.entry(entry));
    }
}
