package annals.query.operations;

import annals.eventstore.rebuild.Rebuilds;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

import java.util.List;

/**
 * Whether a read model stands still before an event that it cannot digest: then answers are right
 * for an older position, which is no reason to take the process out of service.
 */
@Component("readModels")
final class ReadModelsHealth implements HealthIndicator {

    private static final Status DEGRADED =
            new Status("DEGRADED", "a read model stands still; answers go on for its position");

    private final List<Rebuilds.Rebuilt> all;

    ReadModelsHealth(List<Rebuilds.Rebuilt> all) {
        this.all = all;
    }

    @Override
    public Health health() {
        var health = Health.up();
        for (var one : all) {
            var name = one.readModel().name();
            health.withDetail(name, "position " + one.progress().latest().position().number());
            one.progress()
                    .standstill()
                    .ifPresent(why -> health.status(DEGRADED).withDetail(name, why));
        }
        return health.build();
    }
}
