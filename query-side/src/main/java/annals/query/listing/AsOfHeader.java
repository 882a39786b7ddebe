package annals.query.listing;

import annals.http.RegistryHeaders;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** Says of an answer as of a time that it may still change. */
final class AsOfHeader {

    private static final String OPEN = "open";

    private AsOfHeader() {}

    /** The headers, with that one where it is true. */
    static Map<String, String> with(Map<String, String> headers, @Nullable AsOf asOf) {
        if (asOf == null || !asOf.isOpen()) {
            return headers;
        }
        var more = new LinkedHashMap<>(headers);
        more.put(RegistryHeaders.AS_OF, OPEN);
        return more;
    }
}
