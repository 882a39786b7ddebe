package annals.benchmarks.hammer;

import annals.benchmarks.failure.RunFailed;
import annals.benchmarks.load.Reply;
import annals.benchmarks.load.Work;

/** Asks whether a page is still as it was, and expects that it is. */
final class Revalidating implements Work {

    private static final int NOT_MODIFIED = 304;

    private final Registry registry;
    private final String path;
    private final String entityTag;

    Revalidating(Registry registry, String path) throws InterruptedException {
        this.registry = registry;
        this.path = path;
        entityTag = registry.entityTag(path);
        if (entityTag.isEmpty()) {
            throw new RunFailed("an ETag was expected at %s, found none".formatted(path));
        }
    }

    @Override
    public Client client(int number) {
        return () -> {
            var answer = registry.getUnless(path, entityTag);
            return answer.status() == NOT_MODIFIED
                    ? new Reply.Good(1, 0, false)
                    : new Reply.Bad(answer.reason());
        };
    }
}
