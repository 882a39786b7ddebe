package annals.benchmarks.updates;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What a writer does, and how often of a hundred times. */
enum Act {
    PUBLISH(42),
    EDIT(18),
    CHANGE_STATUS(24),
    DELETE_LATEST(8),
    CHANGE_ALL(8);

    private static final List<Act> WEIGHTED =
            Stream.of(values())
                    .flatMap(act -> Stream.generate(() -> act).limit(act.share))
                    .toList();

    private final int share;

    Act(int share) {
        this.share = share;
    }

    static Act any(Random random) {
        return WEIGHTED.get(random.nextInt(WEIGHTED.size()));
    }
}
