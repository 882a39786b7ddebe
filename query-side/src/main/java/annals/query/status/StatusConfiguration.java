package annals.query.status;

import annals.eventstore.EventLog;
import annals.eventstore.Pools;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log, for readers, and which build it is that reads it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StatusSettings.class)
class StatusConfiguration {

    @Bean
    EventLog readableLog(Pools pools) {
        return new EventLog(JdbcClient.create(pools.reads()));
    }

    @Bean
    Build build() {
        return Build.running();
    }
}
