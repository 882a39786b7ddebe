package annals.benchmarks.hammer;

import annals.benchmarks.load.Reply;
import annals.benchmarks.load.Work;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

/**
 * Follows the list from page to page; each client has a cursor of its own. Its items are entries.
 *
 * @param limit entries a page
 * @param once whether a client ends with the last page, or begins anew
 */
record Crawling(Registry registry, int limit, boolean once) implements Work {

    @Override
    public Client client(int number) {
        return new Crawler();
    }

    private final class Crawler implements Client {

        /** Absent before the first page. */
        private @Nullable String cursor;

        @Override
        public Reply request() throws InterruptedException {
            var at = cursor;
            var answer = registry.get(at == null ? Paths.firstPage(limit) : Paths.page(limit, at));
            if (!answer.good()) {
                return new Reply.Bad(answer.reason());
            }
            try {
                var page = ListPage.of(answer.body());
                cursor = page.next();
                boolean last = page.next() == null;
                return new Reply.Good(page.entries(), answer.body().length, once && last);
            } catch (JacksonException e) {
                return new Reply.Bad("a page that is no JSON: " + e.getOriginalMessage());
            }
        }
    }
}
