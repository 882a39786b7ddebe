package annals.query.listing;

import annals.eventstore.rebuild.CopyBatch;

import java.util.Collection;

/** Rows of the list as {@code COPY} takes them. */
final class ListingCopy {

    private ListingCopy() {}

    /** Adds the rows of a server, and its name. */
    static void of(
            String server, Collection<ListedVersion> versions, int generation, CopyBatch rows) {
        var listing =
                rows.into(
                        "query_side.listing_%d (name, version, document, meta, description, status, status_message, is_latest, published_at, updated_at, status_changed_at, published_method, published_subject, changed_at, changed_position)"
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
                    row.changed().number());
        }
        if (!versions.isEmpty()) {
            rows.into("query_side.listing_names_%d (name, folded)".formatted(generation))
                    .row(server, Folded.of(server));
        }
    }
}
