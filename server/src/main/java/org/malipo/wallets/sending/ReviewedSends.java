package org.malipo.wallets.sending;

import fr.acinq.bitcoin.OutPoint;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.sending.DraftResult.Drafted;
import org.malipo.wallets.sending.SendOutcome.MadeSigned;
import org.malipo.wallets.sending.SendOutcome.Refused;
import org.malipo.wallets.sending.SendOutcome.Sent;
import org.malipo.wallets.sending.WalletCoins.Purse;
import org.springframework.stereotype.Component;

/** Sends what somebody has looked at: of the coins that they saw, and of no others. */
@Component
public class ReviewedSends {
    private final WalletCoins coins;
    private final Drafts drafts;
    private final DraftSends sends;
    private final Payments payments;

    ReviewedSends(WalletCoins coins, Drafts drafts, DraftSends sends, Payments payments) {
        this.coins = coins;
        this.drafts = drafts;
        this.sends = sends;
        this.payments = payments;
    }

    /**
     * {@return the transaction to look at} It spends all coins that the order names, or such as suffice. An order for the coins
     * of this one makes the same again, as long as they are there.
     */
    public DraftResult look(StoreWallet wallet, SendOrder order) {
        var purse = coins.of(wallet);
        if (order.onlyCoins() != null) {
            return exactly(wallet, order, purse, order.onlyCoins());
        }
        return switch (drafts.relayable(wallet, order, purse)) {
            case Drafted(var draft) -> exactly(wallet, order, purse, draft.coins());
            case DraftResult.Refused refused -> refused;
        };
    }

    private DraftResult exactly(StoreWallet wallet, SendOrder order, Purse purse, Set<OutPoint> chosen) {
        var exact = new SendOrder(order.payments(), order.rate(), order.intoPayment(), order.onlyConfirmed(), chosen);
        return drafts.exactly(wallet, exact, purse);
    }

    /**
     * Signs with the wallet's key, keeps the transaction and offers it to the node, or the payjoin that comes of it. Must not be
     * called in a transaction.
     */
    public SendOutcome pay(Draft draft, @Nullable PayjoinOffer offer) {
        return switch (sends.sign(draft, SendPurpose.PAYMENT)) {
            case MadeSigned(var reserved, var transaction) ->
                payments.send(reserved, transaction, offer)
                        .<SendOutcome>map(Sent::new)
                        .orElseGet(() -> new Refused(SpendProblems.COINS_TAKEN));
            case SendOutcome other -> other;
        };
    }

    /** Makes the transaction for signers elsewhere. */
    public SendOutcome make(Draft draft) {
        return sends.give(draft, SendPurpose.PAYMENT);
    }
}
