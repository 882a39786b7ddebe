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
    private final boolean anew;
    private final AtomicLong asked = new AtomicLong();

    Reading(Registry registry, List<String> paths) {
        this(registry, paths, false);
    }

    private Reading(Registry registry, List<String> paths, boolean anew) {
        this.registry = registry;
        this.paths = List.copyOf(paths);
        this.anew = anew;
    }

    /** The same, each time with a parameter that means nothing: nobody has the answer ready. */
    Reading anew() {
        return new Reading(registry, paths, true);
    }

    @Override
    public Client client(int number) {
        return () -> reply(registry.get(next()));
    }

    private String next() {
        long number = asked.getAndIncrement();
        var path = paths.get((int) (number % paths.size()));
        return anew ? path + (path.contains("?") ? "&" : "?") + "fresh=" + number : path;
    }

    private static Reply reply(Answer answer) {
        return answer.good()
                ? new Reply.Good(1, answer.body().length, false)
                : new Reply.Bad(answer.reason());
    }
}
