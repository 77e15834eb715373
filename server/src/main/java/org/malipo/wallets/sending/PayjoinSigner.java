package org.malipo.wallets.sending;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import java.util.Map;
import java.util.Optional;
import org.malipo.bitcoin.AccountKey;
import org.malipo.bitcoin.coins.Coin;
import org.malipo.bitcoin.payjoin.PayjoinReceiver;
import org.malipo.bitcoin.payjoin.ProposalResult.Proposal;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtCreator;
import org.malipo.bitcoin.psbt.PsbtEdits;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.bitcoin.psbt.PsbtFinalizer;
import org.malipo.bitcoin.psbt.PsbtSigner;
import org.malipo.bitcoin.psbt.PsbtWallet;
import org.malipo.bitcoin.psbt.SigningKey;
import org.malipo.wallets.StoreWallet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Signs our inputs of payjoins. As the receiver, for whoever proposed it: the store that switched payjoins on said yes to all of
 * them. No other input is ever signed, whoever's it is.
 */
@Component
public class PayjoinSigner {
    private static final Logger log = LoggerFactory.getLogger(PayjoinSigner.class);

    private final HotKeys keys;
    private final Psbts psbts;

    PayjoinSigner(HotKeys keys, Psbts psbts) {
        this.keys = keys;
        this.psbts = psbts;
    }

    /**
     * {@return a payjoin of a payment of ours, signed by both; empty if it can't be signed} Of what its receiver says about our
     * inputs nothing is believed.
     *
     * @param proposal whose inputs, except those of the payment, are signed; see {@code ProposalCheck}
     */
    Optional<Transaction> complete(Draft payment, Psbt proposal) {
        if (!(keys.of(payment.wallet()) instanceof HotKeys.Found.Key(var key))) {
            return Optional.empty();
        }
        try {
            var filled = PsbtEdits.filled(proposal, psbts.forAccountKey(payment));
            var complete = PsbtFinalizer.complete(PsbtSigner.sign(filled, key).psbt());
            return Optional.of(PsbtFinalizer.extract(complete.psbt()));
        } catch (PsbtException e) {
            log.warn(
                    "A payjoin of wallet {} could not be signed",
                    payment.wallet().id(),
                    e);
            return Optional.empty();
        }
    }

    /** {@return the answer to the sender, or empty if the key is not there} */
    public Optional<Psbt> answer(StoreWallet wallet, Proposal proposal, Coin ours) {
        if (!(keys.of(wallet) instanceof HotKeys.Found.Key(var key))) {
            return Optional.empty();
        }
        try {
            return Optional.of(PayjoinReceiver.answer(signed(wallet, proposal, ours, key), ours.outpoint()));
        } catch (PsbtException e) {
            log.warn("A payjoin of wallet {} could not be signed", wallet.id(), e);
            return Optional.empty();
        }
    }

    private static Psbt signed(StoreWallet wallet, Proposal proposal, Coin ours, SigningKey key) throws PsbtException {
        var accounts = wallet.scheme().keys().stream()
                .map(account -> new AccountKey(account.xpub(), null))
                .toList();
        Map<OutPoint, Coin> own = Map.of(ours.outpoint(), ours);
        var psbt = new PsbtCreator(
                        new PsbtWallet(wallet.scheme(), accounts), _ -> Optional.empty(), PsbtCreator.Options.PLAIN)
                .update(PsbtEdits.of(proposal.unsigned(), proposal.coins()), own);
        return PsbtSigner.sign(psbt, key).psbt();
    }
}
