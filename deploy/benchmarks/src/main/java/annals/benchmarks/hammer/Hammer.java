package annals.benchmarks.hammer;

import annals.benchmarks.load.Bounds;
import annals.benchmarks.load.Load;
import annals.benchmarks.load.Measured;
import annals.benchmarks.load.Pace;
import annals.benchmarks.load.Work;
import annals.benchmarks.process.ProcessTree;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Runs a load, and looks at the CPU beside it. */
public final class Hammer {

    private final Pace pace;
    private final Bounds bounds;

    public Hammer(Pace pace, Bounds bounds) {
        this.pace = pace;
        this.bounds = bounds;
    }

    /**
     * What came of a load.
     *
     * @param serverCpu of the server's processes; absent when none were named
     * @param toolCpu of this process
     */
    public record Loaded(Measured measured, @Nullable CpuTaken serverCpu, CpuTaken toolCpu) {}

    /**
     * Runs it.
     *
     * @param server the processes of the server; absent when they are not looked at
     */
    public Loaded run(Work work, @Nullable ProcessTree server) throws InterruptedException {
        var self = ProcessTree.of(List.of(ProcessHandle.current().pid()));
        double selfBefore = self.cpuSeconds();
        double serverBefore = server == null ? 0 : server.cpuSeconds();
        var measured = new Load(pace, bounds).run(work);
        double selfAfter = self.cpuSeconds();
        return new Loaded(
                measured,
                server == null
                        ? null
                        : CpuTaken.of(
                                server.size(), server.cpuSeconds() - serverBefore, measured.good()),
                CpuTaken.of(1, selfAfter - selfBefore, measured.good()));
    }
}
