package org.malipo.wallets.web;

import java.util.List;
import org.malipo.access.StoreId;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.multisig.OpenSetups;
import org.malipo.wallets.pending.PendingTransactions;
import org.springframework.stereotype.Component;

/** What the signers of a store's wallets are asked for just now. */
@Component
class SignersOnPage {
    private static final int SHOWN = 5;

    private final OpenSetups setups;
    private final PendingTransactions transactions;

    SignersOnPage(OpenSetups setups, PendingTransactions transactions) {
        this.setups = setups;
        this.transactions = transactions;
    }

    /** {@return whether a wallet of several signers is in the making} */
    boolean areAskedForKeys(StoreId store) {
        return setups.of(store).isPresent();
    }

    /** {@return the newest transactions that wait for signatures or to be sent; none where one person signs} */
    List<PendingListView.Row> pending(StoreWallet wallet) {
        return wallet.config().isMultiSigOnServer()
                ? transactions.list(wallet, true, null, SHOWN).stream()
                        .map(PendingListView.Row::of)
                        .toList()
                : List.of();
    }
}
