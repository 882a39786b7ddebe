package annals.benchmarks.figures;

import annals.benchmarks.database.EmbeddedServer;
import annals.benchmarks.database.HistoryWork;
import annals.benchmarks.database.PastWork;
import annals.benchmarks.database.SideWork;
import annals.benchmarks.failure.RunFailed;
import annals.benchmarks.hammer.Publishing;
import annals.benchmarks.hammer.Registry;
import annals.benchmarks.load.Measured;
import annals.benchmarks.load.Work;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Publishing with and without the history, and with and without the past of the list, in turns in
 * the same process. What the list was before has holes afterwards, so nothing may come after this.
 */
final class CostFigures {

    private static final int MANY = 16;

    /** Odd, so that there is a middle one. */
    private static final int TURNS = 5;

    private final Figures figures;
    private final Loads loads;
    private final CaughtUp caughtUp;

    CostFigures(Figures figures, Loads loads, CaughtUp caughtUp) {
        this.figures = figures;
        this.loads = loads;
        this.caughtUp = caughtUp;
    }

    void measure(Registry registry, EmbeddedServer database) throws InterruptedException {
        var publishing = Publishing.anonymous(registry);
        loads.warmUp(MANY, publishing);
        compare(
                "history (its projector held back by a lock on its row)",
                new HistoryWork(database),
                publishing);
        compare(
                "past of the list (a rule drops its rows; without the index of since)",
                PastWork.of(database),
                publishing);
    }

    /**
     * A piece of publishing.
     *
     * @param cpuMs of the server for each publish, until all that belongs to it was done
     */
    private record Turn(Measured measured, double cpuMs) {

        double rate() {
            return measured.perSecond();
        }

        double p50Ms() {
            return measured.fromSent().p50Ms();
        }
    }

    private void compare(String what, SideWork sideWork, Work publishing)
            throws InterruptedException {
        for (int clients : List.of(1, MANY)) {
            var with = new ArrayList<Turn>();
            var without = new ArrayList<Turn>();
            for (int turn = 0; turn < TURNS; turn++) {
                boolean withFirst = turn % 2 == 0;
                if (withFirst) {
                    with.add(with(sideWork, clients, publishing));
                }
                without.add(without(sideWork, clients, publishing));
                if (!withFirst) {
                    with.add(with(sideWork, clients, publishing));
                }
            }
            add(what, clients, with, without);
        }
    }

    private Turn with(SideWork sideWork, int clients, Work publishing) throws InterruptedException {
        caughtUp.await();
        long before = sideWork.mark();
        double cpuBefore = loads.server().cpuSeconds();
        var measured = loads.piece(clients, publishing).measured();
        caughtUp.await();
        var turn = turn(measured, cpuBefore);
        require(sideWork.mark() > before, "with", sideWork);
        return turn;
    }

    private Turn without(SideWork sideWork, int clients, Work publishing)
            throws InterruptedException {
        caughtUp.await();
        long before = sideWork.mark();
        try (var _ = sideWork.pause()) {
            double cpuBefore = loads.server().cpuSeconds();
            var measured = loads.piece(clients, publishing).measured();
            var turn = turn(measured, cpuBefore);
            require(sideWork.mark() == before, "without", sideWork);
            return turn;
        }
    }

    private Turn turn(Measured measured, double cpuBefore) {
        double cpu = loads.server().cpuSeconds() - cpuBefore;
        return new Turn(measured, 1_000 * cpu / measured.good());
    }

    /** Otherwise the figure would be of something else. */
    private static void require(boolean isSo, String which, SideWork sideWork) {
        if (!isSo) {
            throw new RunFailed(
                    "publishing %s it was to be measured, and it was not so: %s"
                            .formatted(which, sideWork));
        }
    }

    private void add(String what, int clients, List<Turn> with, List<Turn> without) {
        figures.add(
                new Figure(
                        "publishes, %d %s, with the %s, medians of %d turns"
                                .formatted(
                                        clients, clients == 1 ? "client" : "clients", what, TURNS),
                        text(with),
                        "without: %s; ratio of rates %s, of p50 %s, of CPU %s"
                                .formatted(
                                        text(without),
                                        ratio(with, without, Turn::rate),
                                        ratio(with, without, Turn::p50Ms),
                                        ratio(with, without, Turn::cpuMs)),
                        ""));
    }

    private static String text(List<Turn> turns) {
        return "%s; p50 %s; CPU %s each"
                .formatted(
                        Numbers.rate(middle(turns, Turn::rate)),
                        Numbers.ms(middle(turns, Turn::p50Ms)),
                        Numbers.ms(middle(turns, Turn::cpuMs)));
    }

    private static String ratio(
            List<Turn> with, List<Turn> without, ToDoubleFunction<Turn> figure) {
        return Numbers.ratio(middle(with, figure) / middle(without, figure));
    }

    private static double middle(List<Turn> turns, ToDoubleFunction<Turn> figure) {
        return Numbers.middle(turns.stream().mapToDouble(figure));
    }
}
