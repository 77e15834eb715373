package org.malipo.wallets.sending;

import fr.acinq.bitcoin.TxId;
import java.util.Map;
import org.malipo.access.Audit;
import org.malipo.access.AuditEntry;
import org.malipo.wallets.StoreWallet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes in the audit what leaves stores' wallets. */
@Component
class SendTrail {
    private final Audit audit;

    SendTrail(Audit audit) {
        this.audit = audit;
    }

    /** Belongs in the transaction that keeps the send. */
    void sent(SendId id, NewSend send) {
        audit.record(new AuditEntry(
                "wallet.transaction.sent",
                send.wallet().store(),
                object(send.transaction().txid),
                Map.of(
                        "purpose", send.purpose().id(),
                        "sats", String.valueOf(send.change().value()),
                        "send", id.toString())));
    }

    /** A transaction was made and given out, signed or not; its commit also makes a change address stay taken. */
    @Transactional
    public void made(StoreWallet wallet, TxId txid, boolean signed) {
        audit.record(new AuditEntry(
                "wallet.transaction.made", wallet.store(), object(txid), Map.of("signed", String.valueOf(signed))));
    }

    private static String object(TxId txid) {
        return "transaction:" + txid.value.toHex();
    }
}
