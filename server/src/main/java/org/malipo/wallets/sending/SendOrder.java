package org.malipo.wallets.sending;

import fr.acinq.bitcoin.OutPoint;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.spend.Payment;
import org.malipo.money.Sats;

/**
 * What somebody wants a wallet to send.
 *
 * @param rate what to pay to be confirmed; null for the store's usual hurry
 * @param intoPayment whether what is left over goes to the only payment, so that there is no change
 * @param onlyConfirmed whether coins of the mempool stay where they are
 * @param onlyCoins the only coins it may take; null for any
 * @param mostFee what the fee may be at most; null where it only must not be absurd
 * @param payjoin what the receiver offers, and the sender wants to take; null for none
 */
public record SendOrder(
        List<Payment> payments,
        @Nullable SatPerVbyte rate,
        boolean intoPayment,
        boolean onlyConfirmed,
        @Nullable Set<OutPoint> onlyCoins,
        @Nullable Sats mostFee,
        @Nullable PayjoinOffer payjoin) {
    public SendOrder {
        payments = List.copyOf(payments);
        onlyCoins = onlyCoins == null ? null : Set.copyOf(onlyCoins);
    }

    /** An order without a payjoin, whose fee must not be absurd. */
    public SendOrder(
            List<Payment> payments,
            @Nullable SatPerVbyte rate,
            boolean intoPayment,
            boolean onlyConfirmed,
            @Nullable Set<OutPoint> onlyCoins) {
        this(payments, rate, intoPayment, onlyConfirmed, onlyCoins, null, null);
    }

    public SendOrder withPayjoin(@Nullable PayjoinOffer offer) {
        return new SendOrder(payments, rate, intoPayment, onlyConfirmed, onlyCoins, mostFee, offer);
    }

    public SendOrder withMostFee(@Nullable Sats most) {
        return new SendOrder(payments, rate, intoPayment, onlyConfirmed, onlyCoins, most, payjoin);
    }
}
