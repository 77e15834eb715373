package org.malipo.wallets.sending;

import fr.acinq.bitcoin.TxId;
import java.util.Set;
import org.malipo.wallets.ObjectKey;
import org.malipo.wallets.WalletLabels;
import org.malipo.wallets.sending.SendOutcome.Sent;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Signs and sends what raises fees, or gives it out to be signed elsewhere. */
@Component
class BumpSends {
    private static final ObjectKey CPFP = new ObjectKey("CPFP", "CPFP");

    private final DraftSends sends;
    private final WalletLabels labels;

    BumpSends(DraftSends sends, WalletLabels labels) {
        this.sends = sends;
        this.labels = labels;
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
        return sign ? sends.pay(draft, purpose, rivals) : sends.give(draft, purpose);
    }
}
