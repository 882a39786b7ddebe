package annals.query.listing;

/** Where in the list a page begins; the list is in the byte order of name, then version. */
sealed interface ListingPlace {

    /** Names after it are on the page; versions of that very name, if any are. */
    String name();

    /** With the first name after this one; all names are after the empty one. */
    record AfterName(String name) implements ListingPlace {}

    /** With the first entry after this one, which need not exist. */
    record AfterVersion(String name, String version) implements ListingPlace {}

    /** The plain form of the official service: {@code name} or {@code name:version}, any text. */
    static ListingPlace parse(String plain) {
        int colon = plain.indexOf(':');
        return colon < 0
                ? new AfterName(plain)
                : new AfterVersion(plain.substring(0, colon), plain.substring(colon + 1));
    }
}
