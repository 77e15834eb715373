package org.malipo.bitcoin.coins;

import java.util.Arrays;
import java.util.Optional;

/**
 * Looks for coins that match the target so closely that no change is made (Erhardt, 2016): depth first, richest coins first,
 * each branch left as soon as it can't reach the target, overshoots it, or wastes more than the best match so far. Gives up
 * after a number of steps.
 */
final class BranchAndBound {
    private final Pool pool;
    private final Need need;
    private final long target;
    private final long most;
    private final long[] rest;
    private final boolean wasteGrows;
    private final int[] path;
    private int steps;
    private int[] best = {};
    private long leastWaste = Long.MAX_VALUE;

    private BranchAndBound(Pool pool, Need need, int steps) {
        this.pool = pool;
        this.need = need;
        this.steps = steps;
        this.target = need.target().toLong();
        this.most = target + need.mostWithoutChange();
        this.wasteGrows = need.rate().compareTo(need.longTermRate()) >= 0;
        this.rest = new long[pool.size() + 1];
        for (var i = pool.size() - 1; i >= 0; i--) {
            rest[i] = rest[i + 1] + pool.value(i);
        }
        this.path = new int[pool.size()];
    }

    static Optional<Choice> search(Pool pool, Need need, int steps) {
        var search = new BranchAndBound(pool, need, steps);
        search.from(0, 0, 0, 0, 0);
        return search.leastWaste == Long.MAX_VALUE
                ? Optional.empty()
                : Optional.of(Choice.of(pool, search.best, need, Selection.Method.BRANCH_AND_BOUND));
    }

    private void from(int first, int depth, long value, long waste, long weight) {
        for (var i = first; i < pool.size() && value + rest[i] >= target && steps > 0; i++) {
            steps--;
            // What was tried with the coin before is not tried again with its equal.
            if (i > first && pool.value(i) == pool.value(i - 1) && pool.weight(i) == pool.weight(i - 1)) {
                continue;
            }
            var nextValue = value + pool.value(i);
            var nextWaste = waste + pool.waste(i);
            var nextWeight = weight + pool.weight(i);
            if (nextValue > most || nextWeight > need.mostInputWeight() || (wasteGrows && nextWaste > leastWaste)) {
                continue;
            }
            path[depth] = i;
            if (nextValue >= target) {
                keep(depth + 1, nextWaste + nextValue - target);
            } else {
                from(i + 1, depth + 1, nextValue, nextWaste, nextWeight);
            }
        }
    }

    private void keep(int length, long waste) {
        if (waste < leastWaste) {
            leastWaste = waste;
            best = Arrays.copyOf(path, length);
        }
    }
}
