package org.malipo.wallets.sending;

import fr.acinq.bitcoin.Transaction;
import java.util.Optional;
import java.util.Set;
import org.malipo.bitcoin.payjoin.PayjoinSender;
import org.malipo.wallets.sending.Kept.Before;
import org.malipo.wallets.sending.Kept.CoinsTaken;
import org.malipo.wallets.sending.Kept.Stored;
import org.malipo.wallets.sending.PayjoinAnswer.NoProposal;
import org.malipo.wallets.sending.PayjoinAnswer.Proposal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Pays by a payjoin (BIP 78). The payment is kept first, signed and with the time at which it is sent whatever happens; then
 * its receiver is asked, and what they make of it is kept in its place. Both spend the same coins, so that one of them is
 * mined at most. Whoever goes on after a process has died sends what was kept last.
 */
@Component
class PayjoinSends {
    private static final Logger log = LoggerFactory.getLogger(PayjoinSends.class);

    private final PayjoinReceivers receivers;
    private final PayjoinSigner signer;
    private final NewSends news;
    private final SentPayjoins payjoins;
    private final Outgoing outgoing;

    PayjoinSends(
            PayjoinReceivers receivers, PayjoinSigner signer, NewSends news, SentPayjoins payjoins, Outgoing outgoing) {
        this.receivers = receivers;
        this.signer = signer;
        this.news = news;
        this.payjoins = payjoins;
        this.outgoing = outgoing;
    }

    /**
     * {@return what came of it, or empty if another send has one of its coins: then nothing was kept}
     *
     * @param signed the draft with its signatures
     * @param sender who proposes the payjoin
     */
    Optional<Offered> pay(Draft draft, Transaction signed, PayjoinOffer offer, PayjoinSender sender) {
        var payment = news.of(draft, signed, SendPurpose.PAYMENT, Set.of());
        return switch (payjoins.keep(payment, offer.endpoint())) {
            case Stored(var original) -> Optional.of(proposed(draft, original, offer, sender));
            case Before(var before) -> Optional.of(outgoing.again(before));
            case CoinsTaken _ -> Optional.empty();
        };
    }

    private Offered proposed(Draft draft, Send original, PayjoinOffer offer, PayjoinSender sender) {
        try {
            var reason = join(draft, original, offer, sender);
            reason.ifPresent(why -> giveUp(original, why));
        } catch (RuntimeException e) {
            log.warn("Send {} ({}) got no payjoin", original.id(), original.txid(), e);
            giveUp(original, e.toString());
        }
        return outgoing.first(original);
    }

    /** {@return why no payjoin was kept, or empty} */
    private Optional<String> join(Draft draft, Send original, PayjoinOffer offer, PayjoinSender sender) {
        return switch (receivers.propose(offer.endpoint(), sender)) {
            case NoProposal(var reason) -> Optional.of(reason);
            case Proposal(var proposal) -> {
                var violation = sender.violation(proposal);
                if (violation.isPresent()) {
                    yield violation.map(what -> "The receiver's proposal breaks a rule: " + what);
                }
                var payjoin = signer.complete(draft, proposal);
                if (payjoin.isEmpty()) {
                    yield Optional.of("The payjoin could not be signed");
                }
                yield payjoins.join(news.joined(draft, original, payjoin.get()))
                        ? Optional.empty()
                        : Optional.of("The payment was sent before the payjoin came");
            }
        };
    }

    private void giveUp(Send original, String reason) {
        log.info("Send {} ({}) is sent without a payjoin: {}", original.id(), original.txid(), reason);
        payjoins.giveUp(original, reason);
    }
}
