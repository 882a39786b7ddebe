package annals.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets controllers return an {@link Answer}. Spring's own way out would negotiate over {@code
 * Accept} and, for a path that ends in a version such as {@code 1.0.0+x}, name a file to download.
 */
final class AnswerReturn implements HandlerMethodReturnValueHandler, SmartInitializingSingleton {

    private final RequestMappingHandlerAdapter adapter;

    AnswerReturn(RequestMappingHandlerAdapter adapter) {
        this.adapter = adapter;
    }

    /** First, since Spring's own claim every value that a REST controller returns. */
    @Override
    public void afterSingletonsInstantiated() {
        var handlers = new ArrayList<HandlerMethodReturnValueHandler>();
        handlers.add(this);
        var springs = adapter.getReturnValueHandlers();
        handlers.addAll(springs == null ? List.of() : springs);
        adapter.setReturnValueHandlers(handlers);
    }

    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        return Answer.class == returnType.getParameterType();
    }

    @Override
    public void handleReturnValue(
            @Nullable Object returnValue,
            MethodParameter returnType,
            ModelAndViewContainer container,
            NativeWebRequest request)
            throws IOException {
        var asked = request.getNativeRequest(HttpServletRequest.class);
        var response = request.getNativeResponse(HttpServletResponse.class);
        if (returnValue instanceof Answer answer && asked != null && response != null) {
            container.setRequestHandled(true);
            ContentCoding.coded(answer, asked).send(response);
        }
    }
}
