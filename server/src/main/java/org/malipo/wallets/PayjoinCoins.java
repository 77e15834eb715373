package org.malipo.wallets;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.TxId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.malipo.bitcoin.coins.Coin;
import org.malipo.bitcoin.payjoin.ProposalResult.Proposal;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.wallets.sending.PayjoinSigner;
import org.malipo.wallets.sending.PromisedCoins;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What of a hot wallet takes part in payjoins: its coins, and its signature for one of them. */
@Component
public class PayjoinCoins {
    private static final ObjectKey PAYJOIN = new ObjectKey("payjoin", "payjoin");
    private static final String EXPOSED = "pj-exposed";

    private final PromisedCoins coins;
    private final PayjoinSigner signer;
    private final WalletLabels labels;

    PayjoinCoins(PromisedCoins coins, PayjoinSigner signer, WalletLabels labels) {
        this.coins = coins;
        this.signer = signer;
        this.labels = labels;
    }

    /** {@return the coins that nothing has, in an order that is always the same and that nobody foresees} */
    public List<Coin> ordered(StoreWallet wallet) {
        return coins.ordered(wallet);
    }

    /** {@return the answer to whoever proposed it, with our input signed; empty if the key is not there} */
    public Optional<Psbt> answer(StoreWallet wallet, Proposal proposal, Coin ours) {
        return signer.answer(wallet, proposal, ours);
    }

    /** {@return whether the coin is this payjoin's now, in the caller's transaction; not if something has it, or has spent it} */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean hold(UUID payjoin, StoreWallet wallet, OutPoint coin) {
        return coins.hold(payjoin, wallet, coin);
    }

    /** Gives its coin back, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(UUID payjoin) {
        coins.release(payjoin);
    }

    /**
     * Notes that somebody was shown a coin, in the caller's transaction.
     *
     * @param to for what, for example an invoice
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void shown(StoreWallet wallet, OutPoint coin, TxId coinjoin, String to) {
        var utxo = ObjectKey.utxo(coin.txid.value.toHex(), Math.toIntExact(coin.index));
        labels.attach(wallet, utxo, new ObjectKey(EXPOSED, to), null);
        labels.attach(wallet, ObjectKey.of(coinjoin), PAYJOIN, null);
    }
}
