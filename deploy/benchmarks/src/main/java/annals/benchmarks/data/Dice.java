package annals.benchmarks.data;

import java.util.List;
import java.util.Random;

/**
 * Random numbers that are the same for the same seeds on every machine: the algorithm of {@link
 * Random} is part of its specification.
 */
final class Dice {

    private final Random random;

    private Dice(long seed) {
        random = new Random(seed);
    }

    /** The dice of a thing that has these numbers; things with other numbers have other dice. */
    static Dice of(long... numbers) {
        long mixed = 0;
        for (long number : numbers) {
            mixed = mix(mixed + number + 0x9E3779B97F4A7C15L);
        }
        return new Dice(mixed);
    }

    /** From 0 to below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** From 0 to below 1. */
    double share() {
        return random.nextDouble();
    }

    /** True with this probability. */
    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** An index, in proportion to the weights. */
    int weighted(List<Integer> weights) {
        int left = below(weights.stream().mapToInt(Integer::intValue).sum());
        for (int index = 0; ; index++) {
            left -= weights.get(index);
            if (left < 0) {
                return index;
            }
        }
    }

    /** 1 or more: more than {@code n} with probability {@code (n + 1) ^ -slope}. */
    int longTail(double slope, int most) {
        return (int) Math.min(most, Math.pow(1 - random.nextDouble(), -1 / slope));
    }

    /** The finalizer of MurmurHash3, which lets every bit of its input change every bit. */
    private static long mix(long bits) {
        long first = (bits ^ (bits >>> 33)) * 0xFF51AFD7ED558CCDL;
        long second = (first ^ (first >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return second ^ (second >>> 33);
    }
}
