package annals.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Turns whatever ends the handling of a request early into its answer. */
final class Problems implements HandlerExceptionResolver, Ordered {

    static final Problem UNEXPECTED =
            Problem.of(500, "An unexpected error happened and was logged; please report it");

    static final Problem DATABASE_AWAY =
            Problem.of(
                            503,
                            "The database cannot be reached or is busy at the moment; try again"
                                    + " shortly")
                    .with("Retry-After", "2");

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    /** Before Spring's own, which would send what they know as bare statuses. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Object handler,
            Exception failure) {
        try {
            if (isOfGoneClient(failure)) {
                CountedRequests.clientIsGone(request);
            } else if (hasBegun(response)) {
                // what was sent so far must not look like the whole: the server cuts the connection
                return null;
            } else {
                answer(request, failure).send(response);
            }
        } catch (IOException e) {
            CountedRequests.clientIsGone(request);
            log.debug("The client is gone", e);
        }
        return new ModelAndView();
    }

    /**
     * Whether a part was sent. Where the body broke off, Tomcat has set an error's status already,
     * and lets nothing else be sent.
     */
    private static boolean hasBegun(HttpServletResponse response) {
        return response.isCommitted() && response.getStatus() < 400;
    }

    /** By type: the words "connection reset" may as well be the database's. */
    private static boolean isOfGoneClient(Exception failure) {
        return failure instanceof ClientAbortException
                || failure instanceof AsyncRequestNotUsableException;
    }

    private static Answer answer(HttpServletRequest request, Exception failure) {
        return switch (failure) {
            case ProblemException e -> Answer.of(e.problem());
            case NoResourceFoundException _, NoHandlerFoundException _ ->
                    UnknownPath.answer(request);
            case HttpRequestMethodNotSupportedException e ->
                    Answer.of(WrongMethod.problem(request, supported(e)));
            case HttpMessageNotReadableException _, TypeMismatchException _ ->
                    Answer.of(Problem.of(400, "The request holds a value of another type"));
            case ErrorResponse e when e.getStatusCode().is4xxClientError() -> Answer.of(refused(e));
            default -> Answer.of(broken(request, failure));
        };
    }

    private static List<String> supported(HttpRequestMethodNotSupportedException e) {
        var methods = e.getSupportedMethods();
        return methods == null ? List.of() : List.of(methods);
    }

    private static Problem refused(ErrorResponse e) {
        var detail = Optional.ofNullable(e.getBody().getDetail());
        return Problem.of(
                e.getStatusCode().value(), detail.orElse("The request cannot be handled"));
    }

    /** A database that is away is told in a line; while it is, every request would tell it. */
    private static Problem broken(HttpServletRequest request, Exception failure) {
        boolean away = DatabaseAway.causes(failure);
        var event =
                (away ? log.atWarn() : log.atError().setCause(failure))
                        .addKeyValue("http.method", request.getMethod())
                        .addKeyValue("http.path", request.getRequestURI());
        if (away) {
            event.log("A request got nothing from the database: {}", DatabaseAway.reason(failure));
            return DATABASE_AWAY;
        }
        event.log("A request failed unexpectedly");
        return UNEXPECTED;
    }
}
