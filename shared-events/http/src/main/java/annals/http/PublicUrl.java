package annals.http;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Where clients find this registry: what a trusted proxy said, else what the request itself says.
 * Links and redirects are made from it.
 *
 * @param scheme {@code http} or {@code https}
 * @param host name or address, with a port where it is not the scheme's own
 * @param prefix empty, or a path that begins with a slash and does not end in one
 */
public record PublicUrl(String scheme, String host, String prefix) {

    static final String ATTRIBUTE = PublicUrl.class.getName();

    /** Of this request. */
    public static PublicUrl of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof PublicUrl forwarded
                ? forwarded
                : asSeenHere(request);
    }

    static PublicUrl asSeenHere(HttpServletRequest request) {
        int port = request.getServerPort();
        boolean usual = port == (request.getScheme().equals("https") ? 443 : 80);
        var name = request.getServerName();
        return new PublicUrl(request.getScheme(), usual ? name : name + ":" + port, "");
    }

    /** The path under which clients see one of our paths. */
    public String path(String ours) {
        return prefix + ours;
    }

    /** The URL under which clients see one of our paths. */
    public String url(String ours) {
        return scheme + "://" + host + path(ours);
    }
}
