package org.malipo.wallets.sending;

import fr.acinq.bitcoin.Transaction;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.payjoin.PayjoinSender;
import org.malipo.chain.Chain;
import org.springframework.stereotype.Component;

/** Sends signed payments, by a payjoin where their receiver offers one. Must not be called in a transaction. */
@Component
class Payments {
    private final Outgoing outgoing;
    private final PayjoinSends payjoins;
    private final PayjoinReceivers receivers;
    private final Chain chain;

    Payments(Outgoing outgoing, PayjoinSends payjoins, PayjoinReceivers receivers, Chain chain) {
        this.outgoing = outgoing;
        this.payjoins = payjoins;
        this.receivers = receivers;
        this.chain = chain;
    }

    /**
     * {@return what came of it, or empty if another send has one of its coins: then nothing was kept}
     *
     * @param offer of a payjoin that the payer wants to take; null for none
     */
    Optional<Offered> send(Draft draft, Transaction signed, @Nullable PayjoinOffer offer) {
        return offer == null ? plainly(draft, signed) : send(draft, signed, offer, sender(draft, signed, offer));
    }

    private Optional<Offered> send(
            Draft draft, Transaction signed, PayjoinOffer offer, Optional<PayjoinSender> sender) {
        return sender.isEmpty() ? plainly(draft, signed) : payjoins.pay(draft, signed, offer, sender.get());
    }

    private Optional<PayjoinSender> sender(Draft draft, Transaction signed, PayjoinOffer offer) {
        if (!receivers.canBeAsked(offer.endpoint())) {
            return Optional.empty();
        }
        var lowest = chain.relayPolicy(draft.wallet().network()).lowest();
        return PayjoinSender.of(draft.plan(), signed, offer.payment(), lowest, offer.substitution());
    }

    private Optional<Offered> plainly(Draft draft, Transaction signed) {
        return outgoing.send(draft, signed, SendPurpose.PAYMENT, Set.of());
    }
}
