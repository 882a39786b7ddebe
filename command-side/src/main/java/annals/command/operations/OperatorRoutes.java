package annals.command.operations;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.HandlerAdapter;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.support.HandlerFunctionAdapter;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;

/**
 * On the management port only. No component: it is found by Actuator's list of what belongs to the
 * management port, and must not be found for the port of everybody.
 */
// a process that runs a part of this side only has nothing to ask
@ConditionalOnBean({IdentityRoutes.class, ImportsRoutes.class, NoticesRoutes.class})
class OperatorRoutes {

    @Bean
    HandlerMapping operatorMapping(
            IdentityRoutes identity, ImportsRoutes imports, NoticesRoutes notices) {
        var routes =
                RouterFunctions.route()
                        .GET("/operations/registry", identity::show)
                        .GET("/operations/imports", imports::latest)
                        .POST("/operations/imports", imports::begin)
                        .POST("/operations/notices", notices::note)
                        .build();
        var mapping = new RouterFunctionMapping(routes);
        // before Actuator's own
        mapping.setOrder(-2);
        return mapping;
    }

    @Bean
    HandlerAdapter operatorAdapter() {
        return new HandlerFunctionAdapter();
    }
}
