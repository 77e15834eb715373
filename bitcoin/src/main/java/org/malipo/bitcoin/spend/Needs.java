package org.malipo.bitcoin.spend;

import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.TxOut;
import java.util.ArrayList;
import java.util.List;
import org.malipo.bitcoin.Dust;
import org.malipo.bitcoin.coins.Coin;
import org.malipo.bitcoin.coins.Need;

/** Works out what coins an order needs. */
final class Needs {
    /** Marker and flag, and what rounding to whole virtual bytes may add. */
    private static final int ROUNDING = 2 + 3;
    /** The number of inputs takes two bytes more from here on. */
    private static final int MANY_INPUTS = 253;

    private static final int MANY_INPUTS_WEIGHT = 4 * 2;

    private Needs() {}

    static Need of(SpendOrder order, List<Coin> usable) {
        var many = usable.size() >= MANY_INPUTS ? MANY_INPUTS_WEIGHT : 0;
        var weight = TransactionWeight.of(List.of(), order.outputs()) + ROUNDING + many;
        var changeWeight = changeWeight(order);
        return new Need(
                order.paid().plus(fixedFee(order, weight)),
                order.fee().rate(),
                inputsPay(order),
                order.longTermRate(),
                order.fee().rate().feeOfWeight(changeWeight),
                changeSpendFee(order, usable),
                leastChange(order.leftover()),
                TransactionWeight.MOST - weight - changeWeight);
    }

    private static Satoshi fixedFee(SpendOrder order, long weight) {
        if (order.bearsFee()) {
            return new Satoshi(0);
        }
        return switch (order.fee()) {
            case Fee.Rate(var rate) -> rate.feeOfWeight(weight);
            case Fee.Total(var fee) -> fee;
        };
    }

    private static boolean inputsPay(SpendOrder order) {
        return order.fee() instanceof Fee.Rate && !order.bearsFee();
    }

    private static long changeWeight(SpendOrder order) {
        return switch (order.leftover()) {
            case Leftover.Into _ -> 0;
            case Leftover.Change(var script) -> {
                var more = new ArrayList<>(order.outputs());
                more.add(new TxOut(new Satoshi(0), script));
                yield TransactionWeight.of(List.of(), more) - TransactionWeight.of(List.of(), order.outputs());
            }
        };
    }

    private static Satoshi changeSpendFee(SpendOrder order, List<Coin> usable) {
        return order.leftover() instanceof Leftover.Into
                ? new Satoshi(0)
                : order.longTermRate().feeOfWeight(usable.getFirst().weight().units());
    }

    private static Satoshi leastChange(Leftover leftover) {
        return switch (leftover) {
            case Leftover.Into _ -> new Satoshi(0);
            case Leftover.Change(var script) -> Dust.limitOf(script.toByteArray());
        };
    }
}
