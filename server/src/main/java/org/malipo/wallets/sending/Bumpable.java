package org.malipo.wallets.sending;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.AddressIndex;
import org.malipo.bitcoin.coins.Coin;
import org.malipo.bitcoin.spend.FeePackage;
import org.malipo.problem.Problem;
import org.malipo.wallets.StoreWallet;

/**
 * A transaction of a wallet that is in no block, with all that decides how its fee can be raised.
 *
 * @param spent what its inputs spend, as far as it is the wallet's
 * @param change its output that is the wallet's change, and where that is derived
 * @param free its outputs that are the wallet's and that nothing spends or holds
 * @param ancestors the unconfirmed transactions of ours on which it stands, itself included
 * @param descendants how many transactions of the mempool stand on it, itself included
 * @param absent why nodes lack it, so that it can only be replaced; null where they have it
 */
record Bumpable(
        StoreWallet wallet,
        Transaction transaction,
        Map<OutPoint, Coin> spent,
        Optional<Change> change,
        List<Coin> free,
        Set<TxId> ancestors,
        FeePackage fees,
        int descendants,
        @Nullable Problem absent) {
    record Change(int output, AddressIndex at) {}

    TxId txid() {
        return transaction.txid;
    }

    boolean standsOn(Bumpable other) {
        return !other.txid().equals(txid()) && ancestors.contains(other.txid());
    }
}
