package annals.query.status;

import annals.eventstore.EventLog;
import annals.eventstore.Pools;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log, for readers. */
@Configuration(proxyBeanMethods = false)
class StatusConfiguration {

    @Bean
    EventLog readableLog(Pools pools) {
        return new EventLog(JdbcClient.create(pools.reads()));
    }
}
