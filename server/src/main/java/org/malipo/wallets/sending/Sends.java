package org.malipo.wallets.sending;

import java.util.Set;
import java.util.function.Function;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.problem.Problem;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.sending.DraftResult.Drafted;
import org.malipo.wallets.sending.SendOutcome.MadeSigned;
import org.malipo.wallets.sending.SendOutcome.MadeUnsigned;
import org.malipo.wallets.sending.SendOutcome.Refused;
import org.malipo.wallets.sending.SendOutcome.Sent;
import org.springframework.stereotype.Component;

/** Carries out what somebody wants a wallet to send. */
@Component
public class Sends {
    /** How often coins are chosen anew because another send was quicker. */
    private static final int TRIES = 3;

    private final WalletCoins coins;
    private final Drafts drafts;
    private final HotSigner signer;
    private final Psbts psbts;
    private final Outgoing outgoing;
    private final SendTrail trail;

    Sends(WalletCoins coins, Drafts drafts, HotSigner signer, Psbts psbts, Outgoing outgoing, SendTrail trail) {
        this.coins = coins;
        this.drafts = drafts;
        this.signer = signer;
        this.psbts = psbts;
        this.outgoing = outgoing;
        this.trail = trail;
    }

    /** Signs with the wallet's key, keeps the transaction and offers it to the node. Must not be called in a transaction. */
    public SendOutcome pay(StoreWallet wallet, SendOrder order) {
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var made = signed(wallet, order);
            if (!(made instanceof MadeSigned(var draft, var transaction))) {
                return made;
            }
            // Here a payjoin is proposed to whom the order names, with this transaction as the original.
            var offered = outgoing.send(draft, transaction, SendPurpose.PAYMENT, Set.of());
            if (offered.isPresent()) {
                return new Sent(offered.get());
            }
        }
        return new Refused(SpendProblems.COINS_TAKEN);
    }

    /** Signs with the wallet's key and gives the transaction out. */
    public SendOutcome sign(StoreWallet wallet, SendOrder order) {
        var made = signed(wallet, order);
        if (made instanceof MadeSigned signed) {
            trail.made(wallet, signed.transaction().txid, true);
        }
        return made;
    }

    /** Makes the transaction for signers elsewhere. */
    public SendOutcome make(StoreWallet wallet, SendOrder order) {
        return drafted(wallet, order, draft -> {
            try {
                var reserved = drafts.reserve(draft);
                var psbt = psbts.forSigners(reserved);
                trail.made(wallet, psbt.unsigned().txid, false);
                return new MadeUnsigned(reserved, psbt);
            } catch (PsbtException e) {
                return new Refused(Problem.refused("psbt-error", e.getMessage()));
            }
        });
    }

    private SendOutcome signed(StoreWallet wallet, SendOrder order) {
        return drafted(
                wallet,
                order,
                draft -> signer.obstacle(wallet)
                        .<SendOutcome>map(Refused::new)
                        .orElseGet(() -> signed(drafts.reserve(draft))));
    }

    private SendOutcome signed(Draft draft) {
        return switch (signer.sign(draft)) {
            case Signed.Complete(var transaction) -> new MadeSigned(draft, transaction);
            case Signed.Refused(var problem) -> new Refused(problem);
        };
    }

    private SendOutcome drafted(StoreWallet wallet, SendOrder order, Function<Draft, SendOutcome> next) {
        return switch (drafts.draft(wallet, order, coins.of(wallet))) {
            case Drafted(var draft) -> next.apply(draft);
            case DraftResult.Refused(var why) -> new Refused(SpendProblems.of(why));
        };
    }
}
