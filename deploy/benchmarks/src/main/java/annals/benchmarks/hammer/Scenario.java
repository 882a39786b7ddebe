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

    /**
     * The same requests, each in other words than the ones before, so that nobody has the answer
     * ready.
     *
     * @param limit entries a page
     */
    public Work readingAnew(Registry registry, int limit) throws InterruptedException {
        return reading(registry, limit) instanceof Reading reading
                ? reading.anew()
                : reading(registry, limit);
    }

    /** A page behind this share of the list, in other words each time. */
    public static Work deepPageAnew(Registry registry, int limit, double percent)
            throws InterruptedException {
        return new Reading(registry, List.of(DeepPage.path(registry, limit, percent))).anew();
    }

    /** Asks again and again whether the first page has changed, which it has not. */
    public static Work unchangedPage(Registry registry, int limit) throws InterruptedException {
        return new Revalidating(registry, Paths.firstPage(limit));
    }

    /** The first page as the registry sends it. */
    public static byte[] firstPage(Registry registry, int limit) throws InterruptedException {
        return registry.get(Paths.firstPage(limit)).body();
    }
}
