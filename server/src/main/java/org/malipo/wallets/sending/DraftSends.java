package org.malipo.wallets.sending;

import fr.acinq.bitcoin.TxId;
import java.util.Set;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.problem.Problem;
import org.malipo.wallets.sending.SendOutcome.MadeSigned;
import org.malipo.wallets.sending.SendOutcome.MadeUnsigned;
import org.malipo.wallets.sending.SendOutcome.Refused;
import org.malipo.wallets.sending.SendOutcome.Sent;
import org.springframework.stereotype.Component;

/** Signs and sends what is drafted, or gives it out to be signed elsewhere. The address of its change is taken first. */
@Component
class DraftSends {
    private final Drafts drafts;
    private final HotSigner signer;
    private final Psbts psbts;
    private final Outgoing outgoing;
    private final SendTrail trail;

    DraftSends(Drafts drafts, HotSigner signer, Psbts psbts, Outgoing outgoing, SendTrail trail) {
        this.drafts = drafts;
        this.signer = signer;
        this.psbts = psbts;
        this.outgoing = outgoing;
        this.trail = trail;
    }

    /**
     * Signs with the wallet's key, keeps the transaction and offers it to the node. Must not be called in a transaction.
     *
     * @param rivals the transactions whose place it takes
     */
    SendOutcome pay(Draft draft, SendPurpose purpose, Set<TxId> rivals) {
        return switch (sign(draft, purpose)) {
            case MadeSigned(var reserved, var transaction) ->
                outgoing.send(reserved, transaction, purpose, rivals)
                        .<SendOutcome>map(Sent::new)
                        .orElseGet(() -> new Refused(SpendProblems.COINS_TAKEN));
            case SendOutcome other -> other;
        };
    }

    /** {@return the draft signed with the wallet's key, or why it is not} */
    SendOutcome sign(Draft draft, SendPurpose purpose) {
        return signer.obstacle(draft.wallet())
                .<SendOutcome>map(Refused::new)
                .orElseGet(() -> signed(reserved(draft, purpose)));
    }

    private SendOutcome signed(Draft draft) {
        return switch (signer.sign(draft)) {
            case Signed.Complete(var transaction) -> new MadeSigned(draft, transaction);
            case Signed.Refused(var problem) -> new Refused(problem);
        };
    }

    /** {@return the draft as signers elsewhere want it} */
    SendOutcome give(Draft draft, SendPurpose purpose) {
        try {
            var reserved = reserved(draft, purpose);
            var psbt = psbts.forSigners(reserved);
            trail.made(draft.wallet(), psbt.unsigned().txid, false);
            return new MadeUnsigned(reserved, psbt);
        } catch (PsbtException e) {
            return new Refused(Problem.refused("psbt-error", e.getMessage()));
        }
    }

    /** The change of a replacement stays where it was. */
    private Draft reserved(Draft draft, SendPurpose purpose) {
        return purpose == SendPurpose.REPLACEMENT ? draft : drafts.reserve(draft);
    }
}
