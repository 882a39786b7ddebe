package annals.http;

import jakarta.servlet.Filter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The web stack, set up once for both sides: import it. Virtual threads are the application's to
 * switch on.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpSettings.class)
@PropertySource("classpath:annals/http/http.properties")
public class HttpConfiguration implements WebMvcConfigurer {

    @Bean
    TomcatSetup tomcatSetup(HttpSettings settings) {
        return new TomcatSetup(settings.writeTimeout());
    }

    @Bean
    Problems problems() {
        return new Problems();
    }

    @Bean
    AnswerReturn answerReturn(RequestMappingHandlerAdapter adapter) {
        return new AnswerReturn(adapter);
    }

    @Bean
    QuietLogs quietLogs(ObjectProvider<LoggingSystem> logging) {
        return new QuietLogs(logging);
    }

    /** Takes the place of Boot's, which would serve {@code /error}; {@link ErrorValve} answers. */
    @Bean
    ErrorController noErrorController() {
        return new ErrorController() {};
    }

    @Bean
    HttpMetrics httpMetrics() {
        return new HttpMetrics();
    }

    @Bean
    ServletRegistrationBean<MetricsPage> metricsPage(HttpMetrics metrics) {
        return new ServletRegistrationBean<>(new MetricsPage(metrics), "/metrics");
    }

    @Bean
    FilterRegistrationBean<Filter> requestIds() {
        return at(FilterOrder.REQUEST_IDS, new RequestIds());
    }

    @Bean
    FilterRegistrationBean<Filter> countedRequests(
            HttpMetrics metrics, ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return at(FilterOrder.COUNTED_REQUESTS, new CountedRequests(metrics, new Routes(mappings)));
    }

    @Bean
    FilterRegistrationBean<Filter> trustedProxies(HttpSettings settings) {
        return at(FilterOrder.TRUSTED_PROXIES, new TrustedProxies(settings.trustedProxies()));
    }

    @Bean
    FilterRegistrationBean<Filter> oddUrls() {
        return at(FilterOrder.ODD_URLS, new OddUrls());
    }

    @Bean
    FilterRegistrationBean<Filter> openCors() {
        return at(FilterOrder.OPEN_CORS, new OpenCors());
    }

    @Bean
    FilterRegistrationBean<Filter> unaskedOptions() {
        return at(FilterOrder.UNASKED_OPTIONS, new UnaskedOptions());
    }

    @Bean
    FilterRegistrationBean<Filter> doubleSlashes() {
        return at(FilterOrder.DOUBLE_SLASHES, new DoubleSlashes());
    }

    @Bean
    FilterRegistrationBean<Filter> trailingSlashes() {
        return at(FilterOrder.TRAILING_SLASHES, new TrailingSlashes());
    }

    private static FilterRegistrationBean<Filter> at(int order, Filter filter) {
        var registration = new FilterRegistrationBean<Filter>(filter);
        registration.setOrder(order);
        return registration;
    }

    /** An {@code Accept} that nobody can satisfy gets JSON all the same (http-api 1.9). */
    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation.ignoreAcceptHeader(true).defaultContentType(MediaType.APPLICATION_JSON);
    }
}
