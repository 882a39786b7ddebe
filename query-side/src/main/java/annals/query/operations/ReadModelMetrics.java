package annals.query.operations;

import annals.eventstore.EventLog;
import annals.eventstore.Pools;
import annals.eventstore.rebuild.RebuildState;
import annals.eventstore.rebuild.Rebuilds;
import annals.http.HttpMetrics;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What Prometheus is told of read models and of the event store. It is looked up when it is asked
 * for; while the database is away there are no such figures.
 */
@Component
final class ReadModelMetrics {

    private final ShownReadModels shown;
    private final List<Rebuilds.Rebuilt> all;
    private final EventLog log;
    private final JdbcClient database;

    ReadModelMetrics(
            HttpMetrics metrics, ShownReadModels shown, List<Rebuilds.Rebuilt> all, Pools pools) {
        this.shown = shown;
        this.all = all;
        database = JdbcClient.create(pools.reads());
        log = new EventLog(database);
        register(metrics);
    }

    private void register(HttpMetrics metrics) {
        ofEach(metrics, "lag_events", "Events not shown yet", ShownReadModel::lagEvents);
        ofEach(
                metrics,
                "lag_seconds",
                "Seconds between what is shown last and the head of the log",
                ShownReadModel::lagSeconds);
        ofEach(metrics, "generation", "Generation that is live", ShownReadModel::generation);
        ofEach(
                metrics,
                "rebuild_events_done",
                "Events that the last rebuild has done",
                shown -> rebuild(shown, RebuildState::eventsDone));
        ofEach(
                metrics,
                "rebuild_events",
                "Events that the last rebuild has to do",
                shown -> rebuild(shown, RebuildState::eventsTotal));
        ofEach(
                metrics,
                "rebuild_running",
                "1 while a rebuild is under way",
                shown -> rebuild(shown, state -> state.step().isEnd() ? 0 : 1));
        metrics.register(standstills());
        metrics.register(
                one("event_store_events", "Events in the log", () -> (double) log.head().number()));
        metrics.register(one("event_store_bytes", "Of the log on disk", this::bytes));
    }

    private static double rebuild(ShownReadModel shown, ToDoubleFunction<RebuildState> figure) {
        var rebuild = shown.rebuild();
        return rebuild == null ? 0 : figure.applyAsDouble(rebuild.state());
    }

    private void ofEach(
            HttpMetrics metrics,
            String name,
            String help,
            ToDoubleFunction<ShownReadModel> figure) {
        metrics.register(
                GaugeWithCallback.builder()
                        .name("mcp_registry_read_model_" + name)
                        .help(help)
                        .labelNames("read_model")
                        .callback(
                                gauge ->
                                        shown().forEach(
                                                        each ->
                                                                gauge.call(
                                                                        figure.applyAsDouble(each),
                                                                        each.name())))
                        .build());
    }

    /** Known to this process without its database. */
    private GaugeWithCallback standstills() {
        return GaugeWithCallback.builder()
                .name("mcp_registry_read_model_stands_still")
                .help("1 while an event cannot be digested")
                .labelNames("read_model")
                .callback(
                        gauge ->
                                all.forEach(
                                        one ->
                                                gauge.call(
                                                        one.progress().standsStill() ? 1 : 0,
                                                        one.readModel().name())))
                .build();
    }

    private GaugeWithCallback one(
            String name, String help, java.util.function.Supplier<Double> figure) {
        return GaugeWithCallback.builder()
                .name("mcp_registry_" + name)
                .help(help)
                .callback(
                        gauge -> {
                            try {
                                gauge.call(figure.get());
                            } catch (DataAccessException gone) {
                                // no figure
                            }
                        })
                .build();
    }

    private List<ShownReadModel> shown() {
        try {
            return shown.now();
        } catch (DataAccessException gone) {
            return List.of();
        }
    }

    private double bytes() {
        return database.sql("select pg_total_relation_size('event_store.events')")
                .query(Double.class)
                .single();
    }
}
