package org.malipo.wallets.sending;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.money.Sats;
import org.malipo.wallets.StoreWallet;

/**
 * A signed transaction that is to be sent.
 *
 * @param psbt what it was made from, where that came from outside
 * @param coins its inputs that are the wallet's
 * @param change what it adds to the wallet or, below zero, takes from it
 * @param fee null where inputs are somebody else's
 * @param replaces the send whose place it takes, whose coins it takes over
 * @param rivals other transactions that may spend its coins: those whose place it takes
 */
public record NewSend(
        StoreWallet wallet,
        SendPurpose purpose,
        Transaction transaction,
        @Nullable Psbt psbt,
        Set<OutPoint> coins,
        Sats change,
        @Nullable Sats fee,
        @Nullable Send replaces,
        Set<TxId> rivals) {
    public NewSend {
        coins = Set.copyOf(coins);
        rivals = Set.copyOf(rivals);
    }
}
