package annals.query.operations;

import annals.eventstore.EventLog;
import annals.eventstore.Pools;
import annals.eventstore.ReadModels;
import annals.eventstore.rebuild.RebuildState;
import annals.eventstore.rebuild.Rebuilds;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All read models as operators see them now. */
@Component
final class ShownReadModels {

    private final Rebuilds rebuilds;
    private final ReadModels readModels;
    private final EventLog log;

    ShownReadModels(Rebuilds rebuilds, Pools pools) {
        this.rebuilds = rebuilds;
        var reads = JdbcClient.create(pools.reads());
        readModels = new ReadModels(reads);
        log = new EventLog(reads);
    }

    List<ShownReadModel> now() {
        var states =
                rebuilds.states().stream()
                        .collect(Collectors.toMap(RebuildState::readModel, Function.identity()));
        var head = log.head();
        return readModels.all().stream()
                .map(each -> ShownReadModel.of(each, head, states.get(each.name())))
                .toList();
    }
}
