package annals.benchmarks.hammer;

import annals.benchmarks.failure.RunFailed;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;

/** Finds a page far behind the beginning of the list, by walking there. */
final class DeepPage {

    private static final int LIMIT = 100;

    /** A million entries; a list that is longer is not walked to its end. */
    private static final int MOST_PAGES = 10_000;

    private DeepPage() {}

    /**
     * The path of a page.
     *
     * @param percent of the list's entries that stand before it
     */
    static String path(Registry registry, int limit, double percent) throws InterruptedException {
        var cursors = new ArrayList<String>();
        var cursor = next(registry, Paths.firstPage(LIMIT));
        while (cursor != null && cursors.size() < MOST_PAGES) {
            cursors.add(cursor);
            cursor = next(registry, Paths.page(LIMIT, cursor));
        }
        int before = (int) (cursors.size() * percent / 100);
        return before == 0 ? Paths.firstPage(limit) : Paths.page(limit, cursors.get(before - 1));
    }

    /** Null after the last page. */
    private static @Nullable String next(Registry registry, String path)
            throws InterruptedException {
        var answer = registry.get(path);
        if (!answer.good()) {
            throw new RunFailed(
                    "a page of the list was expected at %s, found %s"
                            .formatted(path, answer.reason()));
        }
        return ListPage.of(answer.body()).next();
    }
}
