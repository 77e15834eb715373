package org.malipo.payjoin;

import fr.acinq.bitcoin.Satoshi;
import org.jspecify.annotations.Nullable;
import org.malipo.invoices.PayjoinPayments.Wanted;
import org.malipo.wallets.StoreWallet;

/** What came of looking for what a payer pays. */
sealed interface Finding permits Finding.Target, Refusal {
    /**
     * What is paid.
     *
     * @param invoice null where it is the address of the wallet's receive page
     * @param output which one pays it
     * @param mayShrink how much of it is more than what is due
     */
    record Target(StoreWallet wallet, @Nullable Wanted invoice, int output, Satoshi mayShrink) implements Finding {}
}
