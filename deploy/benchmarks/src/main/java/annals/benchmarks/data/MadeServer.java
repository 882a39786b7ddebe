package annals.benchmarks.data;

/**
 * One server: all of its versions have this in common.
 *
 * @param index which of the history's servers
 * @param name unique, since it ends with the index
 * @param kind how it is to be had
 * @param repository whether it says where its sources are
 * @param versions how many it has
 * @param birth when its first version came, as a share of the history
 * @param pace over which share of the rest its versions are spread
 */
record MadeServer(
        int index,
        String name,
        Kind kind,
        boolean repository,
        int versions,
        double birth,
        double pace) {

    /** Servers with n or more versions are n to the power of minus this, as the real ones. */
    private static final double SLOPE = 1.4;

    private static final int MOST_VERSIONS = 200;

    /** How a server is to be had, as often as in the real registry of December 2025. */
    enum Kind {
        ONE_PACKAGE(51),
        ONE_REMOTE(28),
        TWO_PACKAGES(10),
        TWO_REMOTES(4),
        PACKAGE_AND_REMOTE(3),
        NOTHING(4);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }

        private static Kind by(Dice dice) {
            int left = dice.below(100);
            for (var kind : values()) {
                left -= kind.weight;
                if (left < 0) {
                    return kind;
                }
            }
            return NOTHING;
        }

        int packages() {
            return switch (this) {
                case ONE_PACKAGE, PACKAGE_AND_REMOTE -> 1;
                case TWO_PACKAGES -> 2;
                case ONE_REMOTE, TWO_REMOTES, NOTHING -> 0;
            };
        }

        int remotes() {
            return switch (this) {
                case ONE_REMOTE, PACKAGE_AND_REMOTE -> 1;
                case TWO_REMOTES -> 2;
                case ONE_PACKAGE, TWO_PACKAGES, NOTHING -> 0;
            };
        }
    }

    static MadeServer of(long seed, int index) {
        var dice = Dice.of(seed, index);
        return new MadeServer(
                index,
                name(dice, index),
                Kind.by(dice),
                dice.chance(0.76),
                dice.longTail(SLOPE, MOST_VERSIONS),
                dice.share(),
                dice.share());
    }

    /** A server with a certain name and size, which is there from the beginning to the end. */
    static MadeServer extra(int index, MadeHistory.Extra extra) {
        return new MadeServer(index, extra.name(), Kind.ONE_PACKAGE, true, extra.versions(), 0, 1);
    }

    private static String name(Dice dice, int index) {
        var owner = dice.pick(Words.OWNERS) + "-" + dice.pick(Words.TOPICS);
        var number = Integer.toString(index, Character.MAX_RADIX);
        int kind = dice.below(100);
        if (kind < 59) {
            return "io.github.%s/%s-mcp-%s".formatted(owner, dice.pick(Words.TOPICS), number);
        }
        if (kind < 81) {
            return "ai.smithery/%s-%s".formatted(owner, number);
        }
        return (kind < 94 ? "com.%s/mcp-%s" : "dev.%s/mcp-%s").formatted(owner, number);
    }

    /** What comes after the slash. */
    String shortName() {
        return name.substring(name.indexOf('/') + 1);
    }

    /** Numbers that rise from version to version. */
    String version(int number) {
        int major = Math.floorMod(index, 3);
        return "%s.%s.%s".formatted(major, number / 8, number % 8);
    }
}
