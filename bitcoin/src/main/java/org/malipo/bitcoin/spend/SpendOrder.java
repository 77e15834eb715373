package org.malipo.bitcoin.spend;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.TxOut;
import java.util.List;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.coins.CoinFilter;

/**
 * What a wallet is asked to send.
 * @param filter which coins it may take
 * @param spendsAll whether it takes all of these, needed or not
 * @param longTermRate what a quiet day costs, for judging whether to spend small coins now
 * @param lockTime from {@link LockTimes}
 * @param order of inputs and outputs
 */
public record SpendOrder(
        List<Payment> payments,
        Fee fee,
        Leftover leftover,
        CoinFilter filter,
        boolean spendsAll,
        SatPerVbyte longTermRate,
        long lockTime,
        Order order) {
    public static final SatPerVbyte QUIET_DAY = SatPerVbyte.of(10);

    /** How inputs and outputs stand in the transaction, so that their places don't tell which one is change. */
    public enum Order {
        RANDOM,
        /** By their bytes (BIP 69). */
        SORTED
    }

    /** {@return an order that pays amounts and takes change, with any coins} */
    public static SpendOrder pay(List<Payment> payments, Fee fee, byte[] changeScript) {
        return new SpendOrder(
                List.copyOf(payments),
                fee,
                new Leftover.Change(new ByteVector(changeScript)),
                CoinFilter.ANY,
                false,
                QUIET_DAY,
                0,
                Order.RANDOM);
    }

    /** {@return an order that sends all there is to one script} */
    public static SpendOrder sweep(byte[] script, Fee fee) {
        var all = Payment.of(script, new Satoshi(0));
        return new SpendOrder(
                List.of(all), fee, new Leftover.Into(0), CoinFilter.ANY, true, QUIET_DAY, 0, Order.RANDOM);
    }

    public SpendOrder filter(CoinFilter other) {
        return new SpendOrder(payments, fee, leftover, other, spendsAll, longTermRate, lockTime, order);
    }

    public SpendOrder leftover(Leftover other) {
        return new SpendOrder(payments, fee, other, filter, spendsAll, longTermRate, lockTime, order);
    }

    public SpendOrder spendingAll() {
        return new SpendOrder(payments, fee, leftover, filter, true, longTermRate, lockTime, order);
    }

    public SpendOrder lockTime(long height) {
        return new SpendOrder(payments, fee, leftover, filter, spendsAll, longTermRate, height, order);
    }

    public SpendOrder order(Order other) {
        return new SpendOrder(payments, fee, leftover, filter, spendsAll, longTermRate, lockTime, other);
    }

    /** {@return the sum of the payments} */
    Satoshi paid() {
        return payments.stream().map(Payment::amount).reduce(new Satoshi(0), Satoshi::plus);
    }

    /** {@return the outputs without change, with the amounts that were asked for} */
    List<TxOut> outputs() {
        return payments.stream().map(Payment::output).toList();
    }

    /** {@return whether one of the payments gives way to the fee} */
    boolean bearsFee() {
        return payments.stream().anyMatch(Payment::subtractsFee)
                || (leftover instanceof Leftover.Into(var into)
                        && payments.get(into).amount().toLong() == 0);
    }
}
