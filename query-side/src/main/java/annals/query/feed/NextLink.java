package annals.query.feed;

import annals.http.PublicUrl;

import jakarta.servlet.http.HttpServletRequest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The {@code Link} header of a batch, which has no other place for what to ask next. */
final class NextLink {

    private NextLink() {}

    static String of(FeedRequest asked, FeedPage page, HttpServletRequest request) {
        var query = new ArrayList<String>();
        query.add("after=" + page.next());
        if (!page.nextLeaf().isEmpty()) {
            query.add("leaf=" + page.nextLeaf());
        }
        query.add("limit=" + asked.limit());
        if (!asked.held().isZero()) {
            query.add("wait=" + asked.held().toSeconds());
        }
        var filter = asked.filter();
        add("server", filter.server(), query);
        add("namespace", filter.namespace(), query);
        filter.types().stream().sorted().forEach(type -> add("type", type, query));
        return "<%s?%s>; rel=\"next\""
                .formatted(
                        PublicUrl.of(request).path(request.getRequestURI()),
                        String.join("&", query));
    }

    private static void add(String name, String value, List<String> query) {
        if (!value.isEmpty()) {
            query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
