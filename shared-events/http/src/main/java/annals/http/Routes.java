package annals.http;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

import java.util.Objects;
import java.util.Optional;

/** Knows the route of a request: {@code /v0/servers/{serverName}/versions}. */
final class Routes {

    private static final String API = "/v0";

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    Routes(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /**
     * Of a request that went through the router, or was answered before it by whoever set the same
     * attribute; empty for what no controller of the API took.
     */
    static Optional<String> taken(HttpServletRequest request) {
        return Optional.ofNullable(
                        request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
                .map(Object::toString)
                .filter(route -> route.startsWith(API));
    }

    /** Of a request that was answered before it came to the router. */
    Optional<String> meant(HttpServletRequest request) {
        var path = PathContainer.parsePath(request.getRequestURI());
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .filter(route -> hasMethod(route, request.getMethod()))
                .map(RequestMappingInfo::getPathPatternsCondition)
                .filter(Objects::nonNull)
                .flatMap(patterns -> patterns.getPatterns().stream())
                .filter(pattern -> pattern.matches(path))
                .map(PathPattern::getPatternString)
                .filter(route -> route.startsWith(API))
                .findFirst();
    }

    private static boolean hasMethod(RequestMappingInfo route, String method) {
        return route.getMethodsCondition().getMethods().stream()
                .map(RequestMethod::name)
                .anyMatch(method::equals);
    }
}
