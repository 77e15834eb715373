package org.malipo.wallets.sending;

import java.util.Set;
import org.malipo.wallets.ObjectKey;
import org.malipo.wallets.WalletLabels;
import org.malipo.wallets.sending.SendOutcome.Sent;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Signs and sends what raises fees, or gives it out to be signed elsewhere; what a child stands on is noted. */
@Component
class BumpSends {
    private static final ObjectKey CPFP = new ObjectKey("CPFP", "CPFP");

    private final DraftSends sends;
    private final WalletLabels labels;

    BumpSends(DraftSends sends, WalletLabels labels) {
        this.sends = sends;
        this.labels = labels;
    }

    SendOutcome carryOut(BumpOrder order, BumpLook.Drafted look, boolean sign) {
        var purpose = look.kind().purpose();
        if (!sign) {
            return sends.give(look.draft(), purpose);
        }
        if (look.kind() != BumpKind.CHILD) {
            return sends.pay(look.draft(), purpose, Set.copyOf(order.txids()));
        }
        var outcome = sends.pay(look.draft(), purpose, Set.of());
        if (outcome instanceof Sent(var offered)) {
            note(look.draft(), offered.send());
        }
        return outcome;
    }

    private void note(Draft draft, Send child) {
        var data = JsonMapper.shared().createObjectNode();
        var outpoints = data.putArray("outpoints");
        draft.coins().forEach(coin -> outpoints.add(Outpoints.print(coin)));
        labels.attach(draft.wallet(), ObjectKey.of(child.txid()), CPFP, data);
    }
}
