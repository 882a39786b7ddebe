package annals.query.listing;

import annals.serverjson.EntryMeta;
import annals.serverjson.OfficialMeta;
import annals.serverjson.RegistryMeta;
import annals.serverjson.Timestamps;

import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** The {@code _meta} of an entry as text, made once, when the row is written. */
final class EntryMetaText {

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();

    private EntryMetaText() {}

    static String of(ListedVersion row) {
        return of(row, row.changed().number());
    }

    /** With the position of another event than the one that last changed it. */
    static String of(ListedVersion row, long position) {
        return JSON.writeValueAsString(
                new EntryMeta(
                        new OfficialMeta(
                                row.status().word(),
                                Timestamps.text(row.status().changedAt()),
                                row.status().message(),
                                Timestamps.text(row.publishedAt()),
                                Timestamps.text(row.updatedAt()),
                                row.isLatest()),
                        new RegistryMeta(position, row.publishedBy())));
    }
}
