package org.malipo.invoices;

import fr.acinq.bitcoin.ByteVector;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.malipo.invoices.Accounts.PromptTerms;
import org.malipo.money.Sats;
import org.malipo.stores.NetworkFeeMode;

/**
 * One way to pay an invoice.
 *
 * @param address where the money is to go, or null while the payer has not picked this way
 * @param rate locked when the invoice was made
 * @param fee the network fee that further payments are charged
 * @param feeRate what a network fee is made of, in sat/vB
 * @param recommendedFeeRate what payers were told to add, in sat/vB
 * @param payjoin whether payers may propose a payjoin (BIP 78)
 * @param origin where all this came from
 */
record Prompt(
        PaymentMethodId method,
        @Nullable PromptAddress address,
        BigDecimal rate,
        Sats fee,
        BigDecimal feeRate,
        BigDecimal recommendedFeeRate,
        boolean payjoin,
        PromptOrigin origin) {
    static final int DECIMALS = 8;
    private static final BigDecimal CHARGED_VBYTES = BigDecimal.valueOf(100);

    /** An address of the store's wallet, and where in the wallet it is. */
    record PromptAddress(
            String text,
            ByteVector script,
            String keyPath,
            int keyIndex,
            @Nullable String accountDerivation) {}

    static Sats feeAt(BigDecimal satPerVbyte) {
        return new Sats(satPerVbyte
                .multiply(CHARGED_VBYTES)
                .setScale(0, RoundingMode.CEILING)
                .longValueExact());
    }

    boolean isActive() {
        return address != null;
    }

    PromptTerms terms() {
        return new PromptTerms(method, rate, fee.toBtc(), DECIMALS);
    }

    Prompt with(PromptAddress reserved) {
        return new Prompt(method, reserved, rate, fee, feeRate, recommendedFeeRate, payjoin, origin);
    }

    /** {@return this prompt after a payment: from the second one on, stores charge a fee by default} */
    Prompt afterPayment(NetworkFeeMode mode) {
        return mode == NetworkFeeMode.MULTIPLE_PAYMENTS_ONLY
                ? new Prompt(method, address, rate, feeAt(feeRate), feeRate, recommendedFeeRate, payjoin, origin)
                : this;
    }
}
