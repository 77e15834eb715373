package org.malipo.bitcoin.coins;

import fr.acinq.bitcoin.Satoshi;
import org.malipo.bitcoin.SatPerVbyte;

/**
 * What coins are to cover, and what makes one choice cheaper than another.
 * @param target outputs, and the fee of all but the inputs
 * @param rate what is paid for weight now
 * @param inputsPay whether each coin also covers the fee of its own input; false where the fee is fixed or taken from an output
 * @param longTermRate what spending a coin would cost on a quiet day
 * @param changeFee what a change output adds to the fee
 * @param changeSpendFee what it will cost to spend the change on a quiet day
 * @param leastChange below it no change is made
 * @param mostInputWeight weight units that the inputs may have together
 */
public record Need(
        Satoshi target,
        SatPerVbyte rate,
        boolean inputsPay,
        SatPerVbyte longTermRate,
        Satoshi changeFee,
        Satoshi changeSpendFee,
        Satoshi leastChange,
        long mostInputWeight) {
    /** {@return the most that inputs may come to beyond the target without there being change} */
    long mostWithoutChange() {
        return Math.max(0, (inputsPay ? changeFee.toLong() : 0) + leastChange.toLong() - 1);
    }

    /** {@return what an excess costs: the change that is made of it, or else itself} */
    long costOf(long excess) {
        return excess > mostWithoutChange() ? changeFee.toLong() + changeSpendFee.toLong() : excess;
    }

    Need with(Satoshi otherTarget) {
        return new Need(
                otherTarget, rate, inputsPay, longTermRate, changeFee, changeSpendFee, leastChange, mostInputWeight);
    }
}
