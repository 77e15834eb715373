package org.malipo.bitcoin.spend;

import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.TxOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.malipo.bitcoin.Dust;
import org.malipo.bitcoin.coins.Coin;
import org.malipo.bitcoin.spend.SpendResult.OutputTooSmall;
import org.malipo.bitcoin.spend.SpendResult.Refused;

/**
 * How the value of the coins is shared out. Payments, change and fee always come to what the coins hold, if nothing is
 * missing.
 * @param outputs the payments in their order, then change if there is any
 * @param weight the most the transaction can weigh
 */
record Shares(SpendOrder order, List<TxOut> outputs, boolean hasChange, Satoshi fee, Satoshi missing, long weight) {
    static Shares of(SpendOrder order, List<Coin> coins) {
        var total = coins.stream().map(Coin::amount).reduce(new Satoshi(0), Satoshi::plus);
        var weight = weight(coins, order.outputs());
        return switch (order.leftover()) {
            case Leftover.Into(var into) -> into(order, into, total, weight);
            case Leftover.Change(var script) -> {
                var change = new TxOut(new Satoshi(0), script);
                var more = new ArrayList<>(order.outputs());
                more.add(change);
                yield withChange(order, change, total, weight(coins, more))
                        .orElseGet(() -> withoutChange(order, total, weight));
            }
        };
    }

    private static long weight(List<Coin> coins, List<TxOut> outputs) {
        return TransactionWeight.of(coins.stream().map(Coin::weight).toList(), outputs);
    }

    private static Shares into(SpendOrder order, int into, Satoshi total, long weight) {
        var fee = order.fee().of(weight);
        var rest = total.minus(order.paid()).minus(fee);
        if (rest.toLong() < 0 && !order.bearsFee()) {
            return new Shares(order, order.outputs(), false, fee, rest.unaryMinus(), weight);
        }
        return new Shares(order, changed(order.outputs(), into, rest), false, fee, new Satoshi(0), weight);
    }

    /** {@return the shares with a change output, or empty where it would be dust} */
    private static Optional<Shares> withChange(SpendOrder order, TxOut change, Satoshi total, long weight) {
        var fee = order.fee().of(weight);
        var subtracting = subtracting(order);
        var left = total.minus(order.paid()).minus(subtracting < 0 ? fee : new Satoshi(0));
        if (left.compareTo(Dust.limitOf(change.publicKeyScript.toByteArray())) < 0) {
            return Optional.empty();
        }
        var outputs = new ArrayList<>(
                subtracting < 0 ? order.outputs() : changed(order.outputs(), subtracting, fee.unaryMinus()));
        outputs.add(change.updateAmount(left));
        return Optional.of(new Shares(order, outputs, true, fee, new Satoshi(0), weight));
    }

    /** What is too small for change goes to the fee; a payment that bears the fee bears that much less. */
    private static Shares withoutChange(SpendOrder order, Satoshi total, long weight) {
        var fee = order.fee().of(weight);
        var left = total.minus(order.paid());
        var subtracting = subtracting(order);
        if (subtracting < 0 || left.toLong() < 0) {
            var missing = fee.minus(left);
            var paid = missing.toLong() > 0 ? fee : left;
            return new Shares(order, order.outputs(), false, paid, missing.max(new Satoshi(0)), weight);
        }
        var borne = fee.minus(left).max(new Satoshi(0));
        var outputs = changed(order.outputs(), subtracting, borne.unaryMinus());
        return new Shares(order, outputs, false, left.plus(borne), new Satoshi(0), weight);
    }

    private static int subtracting(SpendOrder order) {
        return IntStream.range(0, order.payments().size())
                .filter(i -> order.payments().get(i).subtractsFee())
                .findFirst()
                .orElse(-1);
    }

    private static List<TxOut> changed(List<TxOut> outputs, int at, Satoshi by) {
        var changed = new ArrayList<>(outputs);
        changed.set(at, outputs.get(at).updateAmount(outputs.get(at).amount.plus(by)));
        return changed;
    }

    /** {@return the first payment that became less than nodes relay} */
    Optional<Refused> tooSmall() {
        return IntStream.range(0, order.payments().size())
                .filter(i ->
                        outputs.get(i).amount.compareTo(order.payments().get(i).dustLimit()) < 0)
                .<Refused>mapToObj(i -> new OutputTooSmall(
                        i,
                        outputs.get(i).amount.max(new Satoshi(0)),
                        order.payments().get(i).dustLimit()))
                .findFirst();
    }
}
