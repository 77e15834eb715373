package org.malipo.payjoin;

import org.malipo.bitcoin.payjoin.PayjoinParameters;
import org.malipo.chain.Chain;
import org.malipo.payjoin.Finding.Target;
import org.malipo.payjoin.Making.Made;
import org.malipo.payjoin.Reading.Sound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Answers payers who propose a payjoin (BIP 78, receiver). */
@Component
public class PayjoinDesk {
    private static final Logger log = LoggerFactory.getLogger(PayjoinDesk.class);

    private final Originals originals;
    private final Destinations destinations;
    private final Proposals proposals;
    private final RefusalTable refusals;
    private final Chain chain;

    PayjoinDesk(
            Originals originals, Destinations destinations, Proposals proposals, RefusalTable refusals, Chain chain) {
        this.originals = originals;
        this.destinations = destinations;
        this.proposals = proposals;
        this.refusals = refusals;
        this.chain = chain;
    }

    /**
     * {@return the proposal, or why there is none} What the payer signed is kept before, or else broadcast at once, as far as
     * it is worth anything: the shop is paid in any case. Must not be called in a transaction.
     *
     * @param original a PSBT in Base64 or hex, or a signed transaction in hex
     */
    public PayjoinAnswer propose(byte[] original, PayjoinParameters parameters) {
        return switch (originals.read(original)) {
            case Sound sound -> propose(sound, parameters);
            case Refusal refusal -> turnedDown(refusal);
        };
    }

    private PayjoinAnswer propose(Sound sound, PayjoinParameters parameters) {
        return switch (destinations.find(sound)) {
            case Target target -> propose(sound, target, parameters);
            case Refusal refusal -> turnedDown(sound, refusal);
        };
    }

    private PayjoinAnswer propose(Sound sound, Target target, PayjoinParameters parameters) {
        return switch (proposals.make(sound, target, parameters)) {
            case Made(var answer) -> new PayjoinAnswer.Proposed(sound.form().print(answer));
            case Refusal refusal -> turnedDown(sound, refusal);
        };
    }

    private PayjoinAnswer turnedDown(Sound sound, Refusal refusal) {
        if (refusal.broadcasts()) {
            var sent = chain.broadcast(sound.network(), sound.original().transaction());
            log.debug("An original that became no payjoin was sent at once: {}", sent);
        }
        return turnedDown(refusal);
    }

    private PayjoinAnswer turnedDown(Refusal refusal) {
        log.debug("A payjoin was refused: {} ({})", refusal.error().code(), refusal.reason());
        refusals.note(refusal);
        return new PayjoinAnswer.TurnedDown(refusal.error());
    }
}
