package annals.http;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;

/**
 * Answers what Tomcat itself refuses, or what escaped from a filter, as a problem: never as a page,
 * never with a stack trace.
 */
final class ErrorValve extends ErrorReportValve {

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";

    private static final Logger log = LoggerFactory.getLogger(ErrorValve.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        boolean answered = response.getContentWritten() > 0 && throwable == null;
        if (response.getStatus() < 400 || answered || !response.setErrorReported()) {
            return;
        }
        try {
            // forgets a writer, and with it a charset, that somebody asked for before he failed
            response.resetBuffer(true);
            response.setCharacterEncoding((String) null);
            if (response.getHeader(RegistryHeaders.REQUEST_ID) == null) {
                response.setHeader(
                        RegistryHeaders.REQUEST_ID,
                        RequestIds.of(request.getHeader(RegistryHeaders.REQUEST_ID)));
            }
            answer(request, response.getStatus(), throwable).send(response);
            response.finishResponse();
        } catch (IOException e) {
            log.debug("The client of a refused request is gone", e);
        }
    }

    /** Tomcat drops what a controller answers after it could not read the body to its end. */
    private static Answer answer(Request request, int status, @Nullable Throwable failure) {
        return switch (status) {
            case 400 ->
                    failure instanceof IOException
                            ? Answer.of(BodyBytes.CUT_OFF)
                            : malformed(request);
            case 404 -> UnknownPath.answer(request);
            case 405 -> Answer.of(Problem.of(405, detail(405)).with("Allow", METHODS));
            case 408 -> Answer.of(BodyBytes.TOO_SLOW);
            case 500 -> Answer.of(broken(failure));
            default -> Answer.of(Problem.of(status, detail(status)));
        };
    }

    private static Problem broken(@Nullable Throwable failure) {
        return failure != null && DatabaseAway.causes(failure)
                ? Problems.DATABASE_AWAY
                : Problems.UNEXPECTED;
    }

    private static Answer malformed(Request request) {
        var uri = request.getCoyoteRequest().requestURI();
        var query = request.getCoyoteRequest().queryString();
        return OddUrls.refusal(
                        uri.isNull() ? "/" : uri.toString(),
                        query.isNull() ? null : query.toString())
                .orElseGet(() -> Answer.of(Problem.of(400, detail(400))));
    }

    private static String detail(int status) {
        return switch (status) {
            case 400 ->
                    ("Invalid request: the request line or a header is not valid HTTP (RFC 9112),"
                                    + " or together they exceed %d bytes; in a URL all but letters,"
                                    + " digits and -._~ is sent as %%XX")
                            .formatted(TomcatSetup.MAX_HEADER_BYTES);
            case 405 -> "No path of this server has this method";
            case 501 -> "The server does not know this method or transfer coding";
            case 505 -> "The server speaks HTTP/1.1 and HTTP/1.0";
            default ->
                    status < 500
                            ? "The server cannot accept this request"
                            : Problems.UNEXPECTED.detail();
        };
    }
}
