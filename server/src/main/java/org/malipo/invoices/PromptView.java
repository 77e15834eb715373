package org.malipo.invoices;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.money.CurrencyCode;
import org.malipo.stores.NetworkFeeMode;

/**
 * One way to pay an invoice. Amounts are in the currency that is paid with, for example BTC, and rounded up to its
 * smallest unit.
 *
 * @param currency what is paid with
 * @param active whether there is a destination; a lazy prompt gets one when a payer first picks it
 * @param destination the address
 * @param paymentLink for wallets, {@code bitcoin:…?amount=…}; empty while there is no destination
 * @param rate the price of one {@code currency} in the invoice's currency, locked when the invoice was made
 * @param amount what must be paid in all, network fees included
 * @param due what is still missing; negative when too much was paid
 * @param totalPaid what arrived by all ways, converted
 * @param paid what arrived by this way
 * @param fee the part of {@code amount} that is network fees
 * @param origin where the rate came from, and since when it can be paid
 * @param payments all of them, oldest first, those that do not count as well
 */
public record PromptView(
        PaymentMethodId method,
        CurrencyCode currency,
        boolean active,
        @Nullable String destination,
        String paymentLink,
        BigDecimal rate,
        BigDecimal amount,
        BigDecimal due,
        BigDecimal totalPaid,
        BigDecimal paid,
        BigDecimal fee,
        int transactionsNeeded,
        PromptOrigin origin,
        List<PaymentView> payments,
        @Nullable ChainDetails details) {
    /** {@return what the payer is still asked for, never negative} */
    public BigDecimal payable() {
        return due.max(BigDecimal.ZERO);
    }

    /**
     * How the address was made.
     *
     * @param networkFeeRate of the network fee that is charged, in sat/vB
     * @param recommendedFeeRate what payers should add to their transaction, in sat/vB
     * @param payjoin whether payers may propose a payjoin (BIP 78)
     * @param keyPath relative to the account key, for example {@code 0/5}
     * @param accountDerivation the wallet's scheme: for the owner's eyes only
     */
    public record ChainDetails(
            NetworkFeeMode feeMode,
            BigDecimal networkFeeRate,
            BigDecimal recommendedFeeRate,
            boolean payjoin,
            @Nullable String keyPath,
            @Nullable Integer keyIndex,
            @Nullable String accountDerivation) {}
}
