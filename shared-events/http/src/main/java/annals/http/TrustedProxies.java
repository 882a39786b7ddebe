package annals.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.web.util.matcher.IpAddressMatcher;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Believes {@code X-Forwarded-Prefix}, {@code -Proto} and {@code -Host} of proxies that we trust,
 * and of nobody else (decision 17). Of several values the first, the client's side, counts; one
 * that is no prefix, scheme or host is passed over.
 */
final class TrustedProxies extends HttpFilter {

    private static final long serialVersionUID = 1;

    private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9._~-]+)+");
    private static final Pattern SCHEME = Pattern.compile("https?");
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

    private static final String PROTO = "X-Forwarded-Proto";
    private static final String FORWARDED_HOST = "X-Forwarded-Host";
    private static final String FORWARDED_PREFIX = "X-Forwarded-Prefix";

    private final transient List<IpAddressMatcher> trusted;

    /** Takes addresses and networks, as {@code 10.0.0.0/8}. */
    TrustedProxies(List<String> networks) {
        trusted = networks.stream().map(TrustedProxies::network).toList();
    }

    private static IpAddressMatcher network(String network) {
        try {
            return new IpAddressMatcher(network.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "annals.http.trusted-proxies (MCP_REGISTRY_TRUSTED_PROXIES): expected addresses or networks as 10.0.0.0/8, found \"%s\""
                            .formatted(network),
                    e);
        }
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // most requests bear none of them, and reading an address costs more than all else here
        if (isForwarded(request) && isTrusted(request.getRemoteAddr())) {
            request.setAttribute(PublicUrl.ATTRIBUTE, forwarded(request));
        }
        chain.doFilter(request, response);
    }

    private static boolean isForwarded(HttpServletRequest request) {
        return request.getHeader(PROTO) != null
                || request.getHeader(FORWARDED_HOST) != null
                || request.getHeader(FORWARDED_PREFIX) != null;
    }

    private boolean isTrusted(String address) {
        return trusted.stream().anyMatch(network -> network.matches(address));
    }

    private static PublicUrl forwarded(HttpServletRequest request) {
        var here = PublicUrl.asSeenHere(request);
        return new PublicUrl(
                first(request, PROTO, SCHEME).orElse(here.scheme()),
                first(request, FORWARDED_HOST, HOST).orElse(here.host()),
                first(request, FORWARDED_PREFIX, PREFIX).orElse(here.prefix()));
    }

    private static Optional<String> first(
            HttpServletRequest request, String header, Pattern expected) {
        return Optional.ofNullable(request.getHeader(header))
                .map(value -> value.split(",", 2)[0].strip())
                .map(value -> value.endsWith("/") ? value.substring(0, value.length() - 1) : value)
                .filter(value -> expected.matcher(value).matches());
    }
}
