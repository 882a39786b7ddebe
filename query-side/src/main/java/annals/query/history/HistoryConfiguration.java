package annals.query.history;

import annals.eventstore.AppendSignal;
import annals.eventstore.DatabaseAddress;
import annals.eventstore.EventLog;
import annals.eventstore.EventReader;
import annals.eventstore.Follower;
import annals.eventstore.Pools;
import annals.eventstore.Progress;
import annals.eventstore.Registry;
import annals.eventstore.rebuild.Rebuilds;
import annals.query.fresh.Freshness;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The history: its tables, how they are filled, and who reads them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HistorySettings.class)
class HistoryConfiguration {

    /** With up to where the history has come. */
    @Bean
    Rebuilds.Rebuilt historyRebuild(EventReader reader) {
        return new Rebuilds.Rebuilt(new HistoryRebuild(reader), new Progress(History.NAME));
    }

    @Bean
    HistoryFilling historyFilling(
            Follower.Source source,
            DatabaseAddress address,
            Pools pools,
            Rebuilds.Rebuilt historyRebuild,
            AppendSignal signal,
            HistorySettings settings) {
        var progress = historyRebuild.progress();
        progress.raise(History.prepare(source, address));
        var projector = historyRebuild.readModel().projector(JdbcClient.create(pools.follows()));
        return new HistoryFilling(
                new Follower(source, projector, progress, signal),
                progress,
                () -> source.log().head().number(),
                settings.awaitedAtStart());
    }

    @Bean
    HistoryTable historyTable(Pools pools, Rebuilds.Rebuilt historyRebuild, EventReader reader) {
        return new HistoryTable(
                JdbcClient.create(pools.reads()), historyRebuild.progress(), reader);
    }

    @Bean
    HistoryAnswers historyAnswers(
            HistoryTable table,
            HistoryFilling filling,
            Rebuilds.Rebuilt historyRebuild,
            Pools pools,
            HistorySettings settings,
            Registry registry) {
        return new HistoryAnswers(
                table, freshness(table, historyRebuild, pools, settings), filling, registry);
    }

    @Bean
    AuditLines auditLines(HistoryAnswers answers) {
        return new AuditLines(answers);
    }

    @Bean
    Differences differences(
            HistoryTable table,
            HistoryFilling filling,
            Rebuilds.Rebuilt historyRebuild,
            Pools pools,
            HistorySettings settings) {
        return new Differences(table, freshness(table, historyRebuild, pools, settings), filling);
    }

    private static Freshness freshness(
            HistoryTable table, Rebuilds.Rebuilt history, Pools pools, HistorySettings settings) {
        return new Freshness(
                table::look,
                history.progress(),
                new EventLog(JdbcClient.create(pools.reads())),
                settings.patience());
    }
}
