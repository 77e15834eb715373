package org.malipo.bitcoin.spend;

import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.coins.Coin;
import org.malipo.bitcoin.coins.CoinFilter.LeftOut;

/** What came of an order to spend. */
public sealed interface SpendResult {
    /**
     * A transaction that waits for its signatures.
     * @param coins what its inputs spend, in their order
     * @param change which output is change, if any is
     * @param weight the most it can weigh once signed
     */
    record Plan(Transaction unsigned, List<Coin> coins, OptionalInt change, Satoshi fee, long weight)
            implements SpendResult {
        public long vbytes() {
            return TransactionWeight.vbytes(weight);
        }

        public SatPerVbyte feeRate() {
            return SatPerVbyte.of(fee, vbytes());
        }
    }

    sealed interface Refused extends SpendResult {}

    record NoPayments() implements Refused {}

    /** Payments that each are to bear the fee, where only one can. */
    record SeveralSubtract(List<Integer> payments) implements Refused {}

    /** No coin is left after the filter; what it held back stands in {@code leftOut}. */
    record NoCoins(Map<LeftOut, Satoshi> leftOut) implements Refused {}

    /**
     * The coins don't suffice.
     * @param needed for payments and fee
     * @param leftOut what would be there besides, by reason
     */
    record NotEnough(Satoshi available, Satoshi needed, Map<LeftOut, Satoshi> leftOut) implements Refused {
        public Satoshi missing() {
            return needed.minus(available);
        }
    }

    /** The payments take all there is, and none of them bears the fee. */
    record NothingForFee(Satoshi available) implements Refused {}

    /** A payment is, or after the fee would be, less than nodes relay. */
    record OutputTooSmall(int payment, Satoshi amount, Satoshi least) implements Refused {}

    /** So many coins are needed that no node would relay the transaction. */
    record TooHeavy(Satoshi mostAtOnce) implements Refused {}
}
