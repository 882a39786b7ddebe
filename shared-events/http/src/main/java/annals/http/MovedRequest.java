package annals.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** The same request under another raw path. */
final class MovedRequest extends HttpServletRequestWrapper {

    private final String path;

    MovedRequest(HttpServletRequest request, String path) {
        super(request);
        this.path = path;
    }

    @Override
    public String getRequestURI() {
        return path;
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer(PublicUrl.asSeenHere(this).url(path));
    }
}
