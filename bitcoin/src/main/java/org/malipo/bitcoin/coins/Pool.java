package org.malipo.bitcoin.coins;

import fr.acinq.bitcoin.Satoshi;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.malipo.bitcoin.InputWeight;

/**
 * Coins to choose from, richest first. A coin's value is what it brings after the fee of its own input (effective value);
 * its waste is how much more that fee is today than on a quiet day. Coins that bring nothing are left out.
 */
final class Pool {
    private static final Comparator<Priced> RICHEST_FIRST =
            Comparator.comparingLong(Priced::value).reversed();

    private final List<Priced> coins;
    private final long[] values;
    private final long total;

    /** The price of inputs of one weight. */
    private record Price(long fee, long waste) {}

    private record Priced(Coin coin, long value, long waste, int weight) {}

    /** @param coins richest first */
    private Pool(List<Priced> coins) {
        this.coins = coins;
        this.values = coins.stream().mapToLong(Priced::value).toArray();
        this.total = LongStream.of(values).reduce(0, Math::addExact);
    }

    static Pool of(List<Coin> coins, Need need) {
        var prices = new HashMap<Integer, Price>();
        var mixed = coins.stream().anyMatch(coin -> coin.weight().hasWitness());
        var priced = new ArrayList<Priced>(coins.size());
        for (var coin : coins) {
            var weight = weight(coin.weight(), mixed);
            var price = price(weight, need, prices);
            var value = coin.amount().toLong() - price.fee();
            if (value > 0) {
                priced.add(new Priced(coin, value, price.waste(), weight));
            }
        }
        priced.sort(RICHEST_FIRST);
        return new Pool(priced);
    }

    private static int weight(InputWeight weight, boolean besideWitness) {
        return weight.units() + (besideWitness && !weight.hasWitness() ? 1 : 0);
    }

    private static Price price(int weight, Need need, Map<Integer, Price> known) {
        return known.computeIfAbsent(weight, units -> {
            var now = need.rate().feeOfWeight(units).toLong();
            var later = need.longTermRate().feeOfWeight(units).toLong();
            return new Price(need.inputsPay() ? now : 0, now - later);
        });
    }

    /** {@return the same coins, those of each group by themselves} */
    List<Pool> groups() {
        var groups = new LinkedHashMap<String, List<Priced>>();
        for (var coin : coins) {
            groups.computeIfAbsent(coin.coin().group(), _ -> new ArrayList<>(1)).add(coin);
        }
        return groups.values().stream().map(Pool::new).toList();
    }

    static Pool union(Collection<Pool> pools) {
        return new Pool(pools.stream()
                .flatMap(pool -> pool.coins.stream())
                .sorted(RICHEST_FIRST)
                .toList());
    }

    int size() {
        return coins.size();
    }

    /** {@return what all coins bring} */
    long total() {
        return total;
    }

    /** {@return what all coins hold} */
    Satoshi held() {
        return coins.stream().map(priced -> priced.coin().amount()).reduce(new Satoshi(0), Satoshi::plus);
    }

    Coin coin(int at) {
        return coins.get(at).coin();
    }

    long value(int at) {
        return values[at];
    }

    long waste(int at) {
        return coins.get(at).waste();
    }

    int weight(int at) {
        return coins.get(at).weight();
    }
}
