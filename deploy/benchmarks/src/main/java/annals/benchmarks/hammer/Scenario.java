package annals.benchmarks.hammer;

import annals.benchmarks.load.Work;

import java.util.List;

/** What a registry can be loaded with. */
public enum Scenario {
    /** The first page of the list. */
    LIST,
    /** Page after page of the list; at its end it begins anew. */
    DEEP,
    /** One version of one server, another one each time. */
    DETAIL,
    /** The latest version of one server, another one each time. */
    LATEST,
    /** The first page of a search, for another word each time. */
    SEARCH,
    /** A new version each time. */
    PUBLISH,
    /** The whole list, once for each client. */
    COPY;

    /**
     * The requests of one that reads.
     *
     * @param limit entries a page
     */
    public Work reading(Registry registry, int limit) throws InterruptedException {
        return switch (this) {
            case LIST -> new Reading(registry, List.of(Paths.firstPage(limit)));
            case DEEP -> new Crawling(registry, limit, false);
            case DETAIL -> new Reading(registry, Samples.of(registry).versions());
            case LATEST -> new Reading(registry, Samples.of(registry).latest());
            case SEARCH -> new Reading(registry, Samples.of(registry).searches(limit));
            case COPY -> new Crawling(registry, limit, true);
            case PUBLISH -> throw new IllegalArgumentException("publishing does not read");
        };
    }
}
