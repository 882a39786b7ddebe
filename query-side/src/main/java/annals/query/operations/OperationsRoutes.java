package annals.query.operations;

import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerAdapter;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.function.support.HandlerFunctionAdapter;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;

/**
 * What operators may ask for, on the management port only. These are no Actuator endpoints, since
 * those cannot send a stream. No component: it is found by Actuator's list of what belongs to the
 * management port, and must not be found for the port of everybody.
 */
class OperationsRoutes {

    @Bean
    HandlerMapping operationsMapping(ReadModelsRoutes readModels, EventsRoutes events) {
        var routes =
                RouterFunctions.route()
                        .GET("/operations/read-models", readModels::list)
                        .GET("/operations/read-models/progress", readModels::progress)
                        .POST("/operations/read-models/{name}/rebuild", readModels::rebuild)
                        .DELETE("/operations/read-models/{name}/rebuild", readModels::cancel)
                        .POST("/operations/read-models/{name}/verification", readModels::verify)
                        .GET("/operations/events", events::show)
                        .filter(OperationsRoutes::withoutPages)
                        .build();
        var mapping = new RouterFunctionMapping(routes);
        mapping.setOrder(-1);
        return mapping;
    }

    /**
     * A page in the operator's browser must not ask for anything here; browsers name the page's
     * origin, tools name none.
     */
    private static ServerResponse withoutPages(
            ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        return request.headers().header(HttpHeaders.ORIGIN).isEmpty()
                ? next.handle(request)
                : Replies.problem(403, "Web pages may not ask this; it is for tools of operators");
    }

    @Bean
    HandlerAdapter operationsAdapter() {
        return new HandlerFunctionAdapter();
    }
}
