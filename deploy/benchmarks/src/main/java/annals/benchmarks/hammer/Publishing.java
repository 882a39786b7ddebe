package annals.benchmarks.hammer;

import annals.benchmarks.data.PublishText;
import annals.benchmarks.load.Reply;
import annals.benchmarks.load.Work;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Publishes versions that were not there: each client its own servers, one after the other, three
 * versions each, which is the mean of the real registry.
 */
public final class Publishing implements Work {

    /** Where names need no proof. */
    public static final String ANONYMOUS = "io.modelcontextprotocol.anonymous";

    private static final int VERSIONS_OF_A_SERVER = 3;

    private final Registry registry;
    private final Tokens tokens;
    private final String prefix;
    private final AtomicInteger clients = new AtomicInteger();

    /**
     * @param namespace all names begin with it and a slash
     * @param run tells the servers of this run from those of others
     */
    public Publishing(Registry registry, Tokens tokens, String namespace, String run) {
        this.registry = registry;
        this.tokens = tokens;
        prefix = "%s/load-%s".formatted(namespace, run);
    }

    /** Publishes without proof, where the registry allows that. */
    public static Publishing anonymous(Registry registry) throws InterruptedException {
        return new Publishing(registry, Tokens.anonymous(registry), ANONYMOUS, freshRun());
    }

    /** A name for a run that no other run has had. */
    public static String freshRun() {
        // no x: a version of three parts with one in its pre-release looks like a range
        return Long.toString(System.currentTimeMillis(), 33);
    }

    @Override
    public Client client(int number) {
        // not its number: one load may follow another
        return new Publisher(clients.incrementAndGet());
    }

    private final class Publisher implements Client {

        private final int number;
        private int published;

        private Publisher(int number) {
            this.number = number;
        }

        @Override
        public Reply request() throws InterruptedException {
            int server = published / VERSIONS_OF_A_SERVER;
            int version = published % VERSIONS_OF_A_SERVER;
            published++;
            return publish(
                    registry,
                    tokens,
                    "%s-%s-%s".formatted(prefix, number, server),
                    "1.0." + version);
        }
    }

    /** Publishes one version. */
    static Reply publish(Registry registry, Tokens tokens, String name, String version)
            throws InterruptedException {
        var answer =
                registry.post(
                        Paths.PUBLISH,
                        PublishText.of(name, version),
                        "Authorization",
                        "Bearer " + tokens.token());
        return answer.good()
                ? new Reply.Good(1, answer.body().length, false)
                : new Reply.Bad(answer.reason());
    }
}
