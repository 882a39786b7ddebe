package annals.query.operations;

import annals.eventstore.EventLog;
import annals.eventstore.Pools;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether the database answers, and where the log ends. */
@Component("eventStore")
final class EventStoreHealth implements HealthIndicator {

    private final EventLog log;

    EventStoreHealth(Pools pools) {
        log = new EventLog(JdbcClient.create(pools.reads()));
    }

    @Override
    public Health health() {
        try {
            return Health.up().withDetail("position", log.head().number()).build();
        } catch (DataAccessException gone) {
            return Health.down().withDetail("problem", "the database does not answer").build();
        }
    }
}
