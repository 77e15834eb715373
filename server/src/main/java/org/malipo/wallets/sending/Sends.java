package org.malipo.wallets.sending;

import java.util.function.Function;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.sending.DraftResult.Drafted;
import org.malipo.wallets.sending.SendOutcome.MadeSigned;
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
    private final DraftSends sends;
    private final Payments payments;
    private final SendTrail trail;

    Sends(WalletCoins coins, Drafts drafts, DraftSends sends, Payments payments, SendTrail trail) {
        this.coins = coins;
        this.drafts = drafts;
        this.sends = sends;
        this.payments = payments;
        this.trail = trail;
    }

    /** Signs with the wallet's key, keeps the transaction and offers it to the node; or the payjoin that comes of it. Must not be called in a transaction. */
    public SendOutcome pay(StoreWallet wallet, SendOrder order) {
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var made = signed(wallet, order);
            if (!(made instanceof MadeSigned(var draft, var transaction))) {
                return made;
            }
            var offered = payments.send(draft, transaction, order.payjoin());
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
        return drafted(wallet, order, draft -> sends.give(draft, SendPurpose.PAYMENT));
    }

    private SendOutcome signed(StoreWallet wallet, SendOrder order) {
        return drafted(wallet, order, draft -> sends.sign(draft, SendPurpose.PAYMENT));
    }

    private SendOutcome drafted(StoreWallet wallet, SendOrder order, Function<Draft, SendOutcome> next) {
        return switch (drafts.relayable(wallet, order, coins.of(wallet))) {
            case Drafted(var draft) ->
                FeeLimit.refusal(order, draft).<SendOutcome>map(Refused::new).orElseGet(() -> next.apply(draft));
            case DraftResult.Refused(var why) -> new Refused(SpendProblems.of(why));
        };
    }
}
