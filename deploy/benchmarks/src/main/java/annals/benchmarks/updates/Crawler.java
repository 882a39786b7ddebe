package annals.benchmarks.updates;

import annals.benchmarks.failure.RunFailed;
import annals.benchmarks.hammer.Paths;
import annals.benchmarks.hammer.Registry;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Reads the list from its first page to its last, each page from any process of the registry. What
 * fails for now is asked for again.
 */
final class Crawler {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long MILLISECONDS_BEFORE_RETRY = 200;
    private static final int MOST_PAGES = 100_000;

    private final List<Registry> processes;
    private final int limit;
    private final Random random;

    Crawler(List<Registry> processes, int limit, Random random) {
        this.processes = List.copyOf(processes);
        this.limit = limit;
        this.random = random;
    }

    /**
     * All pages.
     *
     * @param filters each with an ampersand before it; they are sent with every page, since the
     *     official cursor does not carry them
     */
    Crawl crawl(String filters) throws InterruptedException {
        var pages = new ArrayList<Page>();
        var page = page(filters, null);
        pages.add(page);
        while (page.next() != null) {
            if (pages.size() == MOST_PAGES) {
                throw new RunFailed("a list of more than %,d pages".formatted(MOST_PAGES));
            }
            page = page(filters, page.next());
            pages.add(page);
        }
        return new Crawl(pages);
    }

    private Page page(String filters, @Nullable String cursor) throws InterruptedException {
        var where = cursor == null ? "" : "&cursor=" + Paths.escaped(cursor);
        var path = Paths.list(limit, filters + where);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var answer = processes.get(random.nextInt(processes.size())).get(path);
            if (answer.good()) {
                return Page.of(answer);
            }
            if (!isForNow(answer) || System.nanoTime() - end > 0) {
                throw new RunFailed(
                        "a page was expected at %s, found %s".formatted(path, answer.reason()));
            }
            TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BEFORE_RETRY);
        }
    }

    private static boolean isForNow(Registry.Answer answer) {
        return answer.status() == 0 || answer.status() == 429 || answer.status() >= 500;
    }
}
