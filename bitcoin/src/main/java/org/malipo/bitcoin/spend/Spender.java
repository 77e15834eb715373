package org.malipo.bitcoin.spend;

import fr.acinq.bitcoin.Satoshi;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.malipo.bitcoin.coins.Coin;
import org.malipo.bitcoin.coins.CoinFilter.Filtered;
import org.malipo.bitcoin.coins.CoinFilter.LeftOut;
import org.malipo.bitcoin.coins.CoinSelector;
import org.malipo.bitcoin.coins.Selection;
import org.malipo.bitcoin.spend.SpendResult.NoCoins;
import org.malipo.bitcoin.spend.SpendResult.NoPayments;
import org.malipo.bitcoin.spend.SpendResult.NotEnough;
import org.malipo.bitcoin.spend.SpendResult.NothingForFee;
import org.malipo.bitcoin.spend.SpendResult.OutputTooSmall;
import org.malipo.bitcoin.spend.SpendResult.Refused;
import org.malipo.bitcoin.spend.SpendResult.SeveralSubtract;
import org.malipo.bitcoin.spend.SpendResult.TooHeavy;

/** Turns an order into a transaction: checks it, chooses coins, sets fee and change. Nothing is reserved or written by it. */
public final class Spender {
    private final SpendOrder order;
    private final RandomGenerator random;

    private Spender(SpendOrder order, RandomGenerator random) {
        this.order = order;
        this.random = random;
    }

    /**
     * @param coins what the wallet holds
     * @param random draws coins and places: the same seed gives the same transaction
     */
    public static SpendResult plan(SpendOrder order, Collection<Coin> coins, RandomGenerator random) {
        var spender = new Spender(order, random);
        return spender.malformed().<SpendResult>map(refused -> refused).orElseGet(() -> spender.from(coins));
    }

    private Optional<Refused> malformed() {
        var payments = order.payments();
        if (payments.isEmpty()) {
            return Optional.of(new NoPayments());
        }
        var subtracting = IntStream.range(0, payments.size())
                .filter(i -> payments.get(i).subtractsFee())
                .boxed()
                .toList();
        if (subtracting.size() > 1) {
            return Optional.of(new SeveralSubtract(subtracting));
        }
        return IntStream.range(0, payments.size())
                .filter(i -> !isFilledUp(i))
                .mapToObj(this::tooSmall)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private boolean isFilledUp(int payment) {
        return order.leftover() instanceof Leftover.Into(var into) && into == payment;
    }

    private Optional<Refused> tooSmall(int at) {
        var payment = order.payments().get(at);
        return payment.amount().compareTo(payment.dustLimit()) < 0
                ? Optional.of(new OutputTooSmall(at, payment.amount(), payment.dustLimit()))
                : Optional.empty();
    }

    private SpendResult from(Collection<Coin> coins) {
        var filtered = order.filter().apply(coins);
        var usable = filtered.usable();
        if (usable.isEmpty()) {
            return new NoCoins(filtered.leftOut());
        }
        if (!order.bearsFee() && sum(usable).equals(order.paid())) {
            return new NothingForFee(order.paid());
        }
        return order.spendsAll() ? finish(usable, filtered) : choose(filtered);
    }

    private SpendResult choose(Filtered filtered) {
        var need = Needs.of(order, filtered.usable());
        return switch (CoinSelector.select(filtered.usable(), need, random)) {
            case Selection.Selected selected -> finish(selected.coins(), filtered);
            case Selection.NotEnough missing ->
                new NotEnough(missing.available(), missing.needed(), with(filtered.leftOut(), missing.uneconomic()));
            case Selection.TooHeavy heavy -> new TooHeavy(heavy.mostAtOnce());
        };
    }

    private static Map<LeftOut, Satoshi> with(Map<LeftOut, Satoshi> leftOut, Satoshi uneconomic) {
        var all = new EnumMap<LeftOut, Satoshi>(LeftOut.class);
        all.putAll(leftOut);
        if (uneconomic.toLong() > 0) {
            all.put(LeftOut.UNECONOMIC, uneconomic);
        }
        return all;
    }

    private SpendResult finish(List<Coin> coins, Filtered filtered) {
        var shares = Shares.of(order, coins);
        if (shares.weight() > TransactionWeight.MOST) {
            return new TooHeavy(sum(coins));
        }
        if (shares.missing().toLong() > 0) {
            var available = sum(coins);
            return new NotEnough(available, available.plus(shares.missing()), filtered.leftOut());
        }
        return shares.tooSmall()
                .<SpendResult>map(refused -> refused)
                .orElseGet(() -> Assembly.of(order, coins, shares, random));
    }

    private static Satoshi sum(List<Coin> coins) {
        return coins.stream().map(Coin::amount).reduce(new Satoshi(0), Satoshi::plus);
    }
}
