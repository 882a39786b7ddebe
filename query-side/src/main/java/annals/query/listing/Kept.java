package annals.query.listing;

import annals.eventstore.ReadModel;
import annals.http.Answer;
import annals.http.ContentCoding;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

/** Something that is kept in memory, and the state of the list that it was read at. */
sealed interface Kept {

    /** An object, its headers, its key: what each takes beside its bytes, by rule of thumb. */
    int OVERHEAD_BYTES = 600;

    ReadModel at();

    /** What it takes. */
    int bytes();

    /** A row that was read ahead. */
    record Row(ReadModel at, Listed.Entry entry) implements Kept {

        @Override
        public int bytes() {
            return OVERHEAD_BYTES + entry.document().length + entry.meta().length;
        }
    }

    /** A whole answer, and the route by which it was given. */
    final class Page implements Kept {

        /** How much longer a page becomes by the gzip form that is kept beside it. */
        private static final double GZIP_SHARE = 0.3;

        private final Told told;
        private final String route;
        private volatile @Nullable Answer gzip;

        Page(Told told, String route) {
            this.told = told;
            this.route = route;
        }

        @Override
        public ReadModel at() {
            return told.at();
        }

        @Override
        public int bytes() {
            int plain = told.whole().body().length;
            return OVERHEAD_BYTES + plain + (int) (plain * GZIP_SHARE);
        }

        String route() {
            return route;
        }

        /** As this client is to get it. */
        Answer to(HttpServletRequest request) {
            var answer = told.to(request);
            return ContentCoding.isWorthIt(answer) && ContentCoding.asksForGzip(request)
                    ? gzip()
                    : answer;
        }

        private Answer gzip() {
            var made = gzip;
            if (made == null) {
                made = ContentCoding.gzipped(told.whole());
                gzip = made;
            }
            return made;
        }
    }
}
