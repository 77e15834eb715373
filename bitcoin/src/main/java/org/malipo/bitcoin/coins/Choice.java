package org.malipo.bitcoin.coins;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Coins that cover a need.
 * @param waste what this choice costs beyond what must be paid anyway (the waste metric): inputs that would be cheaper to spend
 *     later, change that is made, or an excess that goes to the fee
 */
record Choice(List<Coin> coins, long waste, long weight, Selection.Method method) {
    static final Comparator<Choice> CHEAPEST =
            Comparator.comparingLong(Choice::waste).thenComparingInt(choice -> -choice.coins.size());

    static Choice of(Pool pool, int[] chosen, Need need, Selection.Method method) {
        var waste = IntStream.of(chosen).mapToLong(pool::waste).sum();
        var value = IntStream.of(chosen).mapToLong(pool::value).sum();
        var weight = IntStream.of(chosen).mapToLong(pool::weight).sum();
        var coins = Arrays.stream(chosen).mapToObj(pool::coin).toList();
        var excess = value - need.target().toLong();
        return new Choice(coins, waste + need.costOf(excess), weight, method);
    }
}
