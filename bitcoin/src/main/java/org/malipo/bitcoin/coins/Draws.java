package org.malipo.bitcoin.coins;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Ways to choose coins whose excess becomes change. */
final class Draws {
    private Draws() {}

    /** {@return coins drawn at random until they suffice, which tells nothing about the wallet} */
    static Optional<Choice> singleRandom(Pool pool, Need need, long goal, RandomGenerator random) {
        var order = IntStream.range(0, pool.size()).toArray();
        var value = 0L;
        for (var i = 0; i < order.length; i++) {
            swap(order, i, random.nextInt(i, order.length));
            value += pool.value(order[i]);
            if (value >= goal) {
                var chosen = Arrays.copyOf(order, i + 1);
                return Optional.of(Choice.of(pool, chosen, need, Selection.Method.SINGLE_RANDOM_DRAW));
            }
        }
        return Optional.empty();
    }

    private static void swap(int[] order, int a, int b) {
        var kept = order[a];
        order[a] = order[b];
        order[b] = kept;
    }

    /** {@return the fewest coins that suffice} */
    static Optional<Choice> largestFirst(Pool pool, Need need, long goal) {
        var value = 0L;
        for (var i = 0; i < pool.size(); i++) {
            value += pool.value(i);
            if (value >= goal) {
                var chosen = IntStream.rangeClosed(0, i).toArray();
                return Optional.of(Choice.of(pool, chosen, need, Selection.Method.LARGEST_FIRST));
            }
        }
        return Optional.empty();
    }

    /**
     * {@return the coins whose sum came closest above the goal in a number of random tries, or the smallest single coin above
     * it if that is closer}
     */
    static Optional<Choice> knapsack(Pool pool, Need need, long goal, int tries, RandomGenerator random) {
        var firstSmaller = firstSmaller(pool, goal);
        var best = firstSmaller > 0 ? new int[] {firstSmaller - 1} : null;
        var bestValue = firstSmaller > 0 ? pool.value(firstSmaller - 1) : Long.MAX_VALUE;
        var chosen = new boolean[pool.size()];
        for (var i = 0; i < tries && bestValue > goal; i++) {
            Arrays.fill(chosen, false);
            var value = fill(pool, firstSmaller, goal, chosen, random);
            if (value >= goal && value < bestValue) {
                bestValue = value;
                best = IntStream.range(firstSmaller, pool.size())
                        .filter(at -> chosen[at])
                        .toArray();
            }
        }
        return Optional.ofNullable(best).map(coins -> Choice.of(pool, coins, need, Selection.Method.KNAPSACK));
    }

    /** {@return how many coins alone reach the goal} */
    private static int firstSmaller(Pool pool, long goal) {
        var at = 0;
        while (at < pool.size() && pool.value(at) >= goal) {
            at++;
        }
        return at;
    }

    /** Takes about half the coins, then the others, until the goal is reached; a coin that overshoots gives way to smaller ones. */
    private static long fill(Pool pool, int from, long goal, boolean[] chosen, RandomGenerator random) {
        var value = 0L;
        var over = 0L;
        var last = -1;
        for (var pass = 0; pass < 2; pass++) {
            for (var i = from; i < pool.size(); i++) {
                if (chosen[i] || (pass == 0 && random.nextBoolean())) {
                    continue;
                }
                if (value + pool.value(i) < goal) {
                    chosen[i] = true;
                    value += pool.value(i);
                } else {
                    over = pool.value(i);
                    last = i;
                }
            }
        }
        // The last coin that overshot is the smallest one that completes what fits below the goal.
        if (last >= 0 && value + over >= goal) {
            chosen[last] = true;
            return value + over;
        }
        return value;
    }
}
