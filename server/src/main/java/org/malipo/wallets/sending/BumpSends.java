package org.malipo.wallets.sending;

import fr.acinq.bitcoin.TxId;
import java.util.Optional;
import java.util.Set;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.problem.Problem;
import org.malipo.wallets.ObjectKey;
import org.malipo.wallets.WalletLabels;
import org.malipo.wallets.sending.SendOutcome.MadeUnsigned;
import org.malipo.wallets.sending.SendOutcome.Refused;
import org.malipo.wallets.sending.SendOutcome.Sent;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Signs and sends what raises fees, or gives it out to be signed elsewhere. */
@Component
class BumpSends {
    private static final ObjectKey CPFP = new ObjectKey("CPFP", "CPFP");

    private final Drafts drafts;
    private final HotSigner signer;
    private final Psbts psbts;
    private final Outgoing outgoing;
    private final WalletLabels labels;
    private final SendTrail trail;

    BumpSends(Drafts drafts, HotSigner signer, Psbts psbts, Outgoing outgoing, WalletLabels labels, SendTrail trail) {
        this.drafts = drafts;
        this.signer = signer;
        this.psbts = psbts;
        this.outgoing = outgoing;
        this.labels = labels;
        this.trail = trail;
    }

    /** A transaction in the place of another. */
    SendOutcome replace(Draft draft, TxId replaced, SendPurpose purpose, boolean sign) {
        return carryOut(draft, purpose, Set.of(replaced), sign);
    }

    /** A child; what it stands on is noted. */
    SendOutcome child(Draft draft, boolean sign) {
        var outcome = carryOut(draft, SendPurpose.CHILD, Set.of(), sign);
        if (outcome instanceof Sent(var offered)) {
            var data = JsonMapper.shared().createObjectNode();
            var outpoints = data.putArray("outpoints");
            draft.coins().forEach(coin -> outpoints.add(Outpoints.print(coin)));
            labels.attach(draft.wallet(), ObjectKey.of(offered.send().txid()), CPFP, data);
        }
        return outcome;
    }

    private SendOutcome carryOut(Draft draft, SendPurpose purpose, Set<TxId> rivals, boolean sign) {
        var obstacle = sign ? signer.obstacle(draft.wallet()) : Optional.<Problem>empty();
        if (obstacle.isPresent()) {
            return new Refused(obstacle.get());
        }
        // The change of a replacement stays where it was.
        var reserved = purpose == SendPurpose.REPLACEMENT ? draft : drafts.reserve(draft);
        return sign ? send(reserved, purpose, rivals) : give(reserved);
    }

    private SendOutcome send(Draft draft, SendPurpose purpose, Set<TxId> rivals) {
        return switch (signer.sign(draft)) {
            case Signed.Refused(var problem) -> new Refused(problem);
            case Signed.Complete(var transaction) ->
                outgoing.send(draft, transaction, purpose, rivals)
                        .<SendOutcome>map(Sent::new)
                        .orElseGet(() -> new Refused(SpendProblems.COINS_TAKEN));
        };
    }

    private SendOutcome give(Draft draft) {
        try {
            var psbt = psbts.forSigners(draft);
            trail.made(draft.wallet(), psbt.unsigned().txid, false);
            return new MadeUnsigned(draft, psbt);
        } catch (PsbtException e) {
            return new Refused(Problem.refused("psbt-error", e.getMessage()));
        }
    }
}
