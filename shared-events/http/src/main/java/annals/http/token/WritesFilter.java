package annals.http.token;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;

import java.io.IOException;

/**
 * Leads writes, and the audit, through Spring Security, and everything else past it: the chain
 * costs a read more than half its speed, even if it lets it pass.
 */
final class WritesFilter implements Filter {

    private final Writes writes;
    private final Filter security;

    WritesFilter(Writes writes, Filter security) {
        this.writes = writes;
        this.security = security;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && request instanceof HttpServletRequest http
                && writes.matches(http)) {
            security.doFilter(request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }
}
