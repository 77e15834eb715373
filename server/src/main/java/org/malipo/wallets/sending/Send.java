package org.malipo.wallets.sending;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.Network;
import org.malipo.money.Sats;
import org.malipo.wallets.StoreWallet;

/**
 * A transaction that a store sends.
 *
 * @param wallet whose coins it spends
 * @param change what it adds to the wallet or, below zero, takes from it
 * @param fee null where inputs are somebody else's
 * @param replaces the send whose place it takes
 * @param reason why the node refused it
 */
public record Send(
        SendId id,
        StoreId store,
        long wallet,
        Network network,
        SendPurpose purpose,
        SendState state,
        Transaction transaction,
        Sats change,
        @Nullable Sats fee,
        @Nullable SendId replaces,
        @Nullable String reason,
        Instant createdAt) {
    /** {@return what its inputs spend} */
    public Set<OutPoint> coins() {
        return transaction.txIn.stream().map(input -> input.outPoint).collect(Collectors.toSet());
    }

    public TxId txid() {
        return transaction.txid;
    }

    /** {@return as somebody with another wallet may know it: nothing of what it does to the wallet that it was sent from} */
    public Send asSeenBy(StoreWallet other) {
        return other.id() == wallet
                ? this
                : new Send(
                        id,
                        store,
                        wallet,
                        network,
                        purpose,
                        state,
                        transaction,
                        Sats.ZERO,
                        null,
                        null,
                        reason,
                        createdAt);
    }

    /** {@return the name under which {@code chain} keeps the wallet's scripts} */
    String group() {
        return StoreWallet.groupOf(wallet);
    }
}
