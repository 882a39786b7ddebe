package annals.command.api;

import annals.eventstore.RepeatableWrite;
import annals.http.JsonBody;
import annals.http.token.Caller;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

/**
 * A write as it was asked for.
 *
 * @param repeatable how it is known when it comes again; absent if it came without a key
 */
record WriteRequest(Write write, @Nullable RepeatableWrite repeatable) {

    /**
     * Of a request; 422 for its key.
     *
     * @param target the call, as it is told to people
     */
    static WriteRequest of(
            Write write, String target, Caller caller, HttpServletRequest request, JsonBody body) {
        return new WriteRequest(
                write,
                IdempotencyKey.of(request)
                        .map(
                                key ->
                                        RepeatableWrite.of(
                                                caller.method(),
                                                caller.subject(),
                                                key,
                                                target,
                                                body.text()))
                        .orElse(null));
    }
}
