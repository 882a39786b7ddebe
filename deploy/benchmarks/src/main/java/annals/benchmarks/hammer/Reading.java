package annals.benchmarks.hammer;

import annals.benchmarks.hammer.Registry.Answer;
import annals.benchmarks.load.Reply;
import annals.benchmarks.load.Work;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Asks for one path after the other, for ever. */
final class Reading implements Work {

    private final Registry registry;
    private final List<String> paths;
    private final AtomicLong asked = new AtomicLong();

    Reading(Registry registry, List<String> paths) {
        this.registry = registry;
        this.paths = List.copyOf(paths);
    }

    @Override
    public Client client(int number) {
        return () -> reply(registry.get(next()));
    }

    private String next() {
        return paths.get((int) (asked.getAndIncrement() % paths.size()));
    }

    private static Reply reply(Answer answer) {
        return answer.good()
                ? new Reply.Good(1, answer.body().length, false)
                : new Reply.Bad(answer.reason());
    }
}
