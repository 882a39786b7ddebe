package annals.query.listing;

import org.jspecify.annotations.Nullable;

/**
 * A state of a version that came to an end.
 *
 * @param next what it became
 */
record PastVersion(ListedVersion state, ListedVersion next) {

    VersionKey key() {
        return state.key();
    }

    /** Position of the event that put an end to it. */
    long until() {
        return next.since().number();
    }

    /** Whether the document of today is not the one that it had. */
    boolean hasOtherDocument() {
        return next.document() != null && !next.document().equals(state.document());
    }

    /** The document that came after the one that is still stored. */
    @Nullable String nextDocument() {
        return hadStoredDocument() ? next.document() : null;
    }

    /** Its document, if the next state has another one and it is not the one that is stored. */
    @Nullable String document() {
        return hasOtherDocument() ? state.document() : null;
    }

    /** Whether its document is still the stored one, which will be replaced. */
    boolean hadStoredDocument() {
        return hasOtherDocument() && state.document() == null;
    }

    /** What a search looks at, where the document is known. */
    @Nullable String description() {
        var document = document();
        return document == null ? null : ListingRows.description(document);
    }

    /** As it is rendered: which later events touched the row does not count. */
    String meta() {
        return EntryMetaText.of(state, state.since().number());
    }
}
