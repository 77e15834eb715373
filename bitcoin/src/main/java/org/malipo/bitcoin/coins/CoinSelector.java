package org.malipo.bitcoin.coins;

import fr.acinq.bitcoin.Satoshi;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.malipo.bitcoin.coins.Selection.NotEnough;
import org.malipo.bitcoin.coins.Selection.Selected;
import org.malipo.bitcoin.coins.Selection.TooHeavy;

/**
 * Chooses coins: confirmed ones while they suffice; coins of one group while one suffices, else of as few groups as possible;
 * among these choices the one of least waste.
 */
public final class CoinSelector {
    /** Steps of branch and bound, and coins looked at by the knapsack: a few milliseconds each. */
    private static final int STEPS = 100_000;

    private static final int LOOKS = 400_000;
    private static final int LEAST_TRIES = 10;
    private static final int MOST_TRIES = 1_000;

    /** Change of a size that is worth spending and looks like a payment. */
    private static final long GOOD_CHANGE = 50_000;

    private final Need need;
    private final RandomGenerator random;

    private CoinSelector(Need need, RandomGenerator random) {
        this.need = need;
        this.random = random;
    }

    /** @param random what draws are made with: the same seed chooses the same coins */
    public static Selection select(List<Coin> usable, Need need, RandomGenerator random) {
        var selector = new CoinSelector(need, random);
        var confirmed = usable.stream().filter(Coin::isConfirmed).toList();
        var first = selector.among(confirmed);
        return first instanceof Selected || confirmed.size() == usable.size() ? first : selector.among(usable);
    }

    private Selection among(List<Coin> coins) {
        var pool = Pool.of(coins, need);
        if (pool.total() < need.target().toLong() || pool.size() == 0) {
            return notEnough(coins, pool);
        }
        var groups = pool.groups();
        return ofOneGroup(groups)
                .or(() -> best(fewest(groups), 1))
                .or(() -> best(pool, 1))
                .<Selection>map(choice -> new Selected(choice.coins(), new Satoshi(choice.waste()), choice.method()))
                .orElseGet(() -> tooHeavy(pool));
    }

    private Optional<Choice> ofOneGroup(List<Pool> groups) {
        var rich = groups.stream()
                .filter(group -> group.total() >= need.target().toLong())
                .toList();
        return rich.stream().flatMap(group -> best(group, rich.size()).stream()).min(Choice.CHEAPEST);
    }

    /** {@return the coins of the richest groups, of no more than it takes} */
    private Pool fewest(List<Pool> groups) {
        var taken = new ArrayList<Pool>();
        var value = 0L;
        var richestFirst = Comparator.comparingLong(Pool::total).reversed();
        for (var group : groups.stream().sorted(richestFirst).toList()) {
            if (value >= need.target().toLong()) {
                break;
            }
            taken.add(group);
            value += group.total();
        }
        return Pool.union(taken);
    }

    /** @param among how many pools share the effort */
    private Optional<Choice> best(Pool pool, int among) {
        return choices(pool, among)
                .filter(choice -> choice.weight() <= need.mostInputWeight())
                .min(Choice.CHEAPEST);
    }

    private Stream<Choice> choices(Pool pool, int among) {
        if (pool.size() <= 1) {
            return Draws.largestFirst(pool, need, need.target().toLong()).stream();
        }
        var goal = goal(pool);
        var tries = Math.clamp(LOOKS / ((long) pool.size() * among), LEAST_TRIES, MOST_TRIES);
        return Stream.of(
                        BranchAndBound.search(pool, need, Math.max(STEPS / among, LEAST_TRIES)),
                        Draws.singleRandom(pool, need, goal, random),
                        Draws.knapsack(pool, need, goal, tries, random),
                        Draws.largestFirst(pool, need, goal))
                .flatMap(Optional::stream);
    }

    /** {@return what coins should come to so that change is worth having, where there is so much} */
    private long goal(Pool pool) {
        var target = need.target().toLong();
        if (need.leastChange().toLong() == 0) {
            return target;
        }
        var change = Math.max(need.leastChange().toLong(), Math.min(GOOD_CHANGE, target / 2));
        var goal = target + change + (need.inputsPay() ? need.changeFee().toLong() : 0);
        return pool.total() >= goal ? goal : target;
    }

    private NotEnough notEnough(List<Coin> coins, Pool pool) {
        var all = coins.stream().map(Coin::amount).reduce(new Satoshi(0), Satoshi::plus);
        var missing = need.target().toLong() - pool.total();
        var available = pool.held();
        return new NotEnough(available, available.plus(new Satoshi(missing)), all.minus(available));
    }

    private TooHeavy tooHeavy(Pool pool) {
        var value = 0L;
        var weight = 0L;
        for (var i = 0; i < pool.size() && weight + pool.weight(i) <= need.mostInputWeight(); i++) {
            value += pool.value(i);
            weight += pool.weight(i);
        }
        return new TooHeavy(new Satoshi(value));
    }
}
