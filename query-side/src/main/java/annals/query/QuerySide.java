package annals.query;

import annals.eventstore.EventStoreConfiguration;
import annals.http.HttpConfiguration;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** The query side as a whole: what runs alone, and what the standalone registry imports. */
@SpringBootApplication(proxyBeanMethods = false)
@Import({EventStoreConfiguration.class, HttpConfiguration.class})
public class QuerySide {

    static void main(String[] arguments) {
        SpringApplication.run(QuerySide.class, arguments);
    }
}
