package annals.query.listing;

import annals.eventstore.rebuild.CopyBatch;

/** Rows of the list as {@code COPY} takes them. */
final class ListingCopy {

    private ListingCopy() {}

    /** Adds the rows of a server, what they were before, and its name. */
    static void of(String server, ListingFold fold, int generation, CopyBatch rows) {
        var versions = fold.changed();
        past(fold, generation, rows);
        var listing =
                rows.into(
                        "query_side.listing_%d (name, version, document, meta, description, status, status_message, is_latest, published_at, updated_at, status_changed_at, published_method, published_subject, changed_at, changed_position, since, since_at)"
                                .formatted(generation));
        for (var row : versions) {
            var by = row.publishedBy();
            listing.row(
                    row.key().name(),
                    row.key().version(),
                    row.document(),
                    EntryMetaText.of(row),
                    ListingRows.description(row),
                    row.status().word(),
                    row.status().message(),
                    row.isLatest(),
                    row.publishedAt(),
                    row.updatedAt(),
                    row.status().changedAt(),
                    by == null ? null : by.method(),
                    by == null ? null : by.subject(),
                    row.changed().recordedAt(),
                    row.changed().number(),
                    row.since().number(),
                    row.since().recordedAt());
        }
        if (!versions.isEmpty()) {
            rows.into("query_side.listing_names_%d (name, folded)".formatted(generation))
                    .row(server, Folded.of(server));
        }
    }

    private static void past(ListingFold fold, int generation, CopyBatch rows) {
        var past =
                rows.into(
                        "query_side.listing_past_%d (name, version, since, since_at, until, document, description, meta, status, is_latest, published_at, changed_at, changed_position)"
                                .formatted(generation));
        for (var each : fold.past()) {
            past.row(
                    each.key().name(),
                    each.key().version(),
                    each.state().since().number(),
                    each.state().since().recordedAt(),
                    each.until(),
                    each.document(),
                    each.description(),
                    each.meta(),
                    each.state().status().word(),
                    each.state().isLatest(),
                    each.state().publishedAt(),
                    each.state().changed().recordedAt(),
                    each.state().changed().number());
        }
    }
}
