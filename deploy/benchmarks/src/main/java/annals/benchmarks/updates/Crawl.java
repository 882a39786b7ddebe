package annals.benchmarks.updates;

import java.util.List;
import java.util.stream.Stream;

/** All pages of a list, in their order; there is one at least. */
record Crawl(List<Page> pages) {

    Crawl {
        pages = List.copyOf(pages);
    }

    Stream<Row> rows() {
        return pages.stream().flatMap(page -> page.rows().stream());
    }

    /** The first page's: what changes while the others are read has to come again. */
    String watermark() {
        return pages.getFirst().watermark();
    }

    /** Whether all pages are known to show the same state. */
    boolean isOfOneState() {
        return pages.size() == 1
                || (pages.getFirst().position() > 0
                        && pages.stream().mapToLong(Page::position).distinct().count() == 1);
    }

    /** Pages that show an older state than the first, or another watermark. */
    long badPages() {
        var first = pages.getFirst();
        return pages.stream()
                .filter(
                        page ->
                                page.position() < first.position()
                                        || !page.watermark().equals(first.watermark()))
                .count();
    }
}
