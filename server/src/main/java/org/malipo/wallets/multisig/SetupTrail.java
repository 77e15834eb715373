package org.malipo.wallets.multisig;

import java.util.Map;
import org.malipo.access.Audit;
import org.malipo.access.AuditEntry;
import org.malipo.access.UserId;
import org.springframework.stereotype.Component;

/** Notes in the audit log what becomes of wallets of several signers until they are confirmed. Keys are not told. */
@Component
class SetupTrail {
    private final Audit audit;

    SetupTrail(Audit audit) {
        this.audit = audit;
    }

    void begun(OpenSetup setup) {
        audit.record(new AuditEntry(
                "wallet.signers.asked",
                setup.store(),
                object(setup),
                Map.of(
                        "required", String.valueOf(setup.required()),
                        "signers", String.valueOf(setup.cosigners().size()))));
    }

    void given(OpenSetup setup, UserId user) {
        audit.record(new AuditEntry(
                "wallet.signers.key.given", setup.store(), object(setup), Map.of("signer", user.value())));
    }

    void cancelled(OpenSetup setup) {
        audit.record(new AuditEntry("wallet.signers.cancelled", setup.store(), object(setup)));
    }

    private static String object(OpenSetup setup) {
        return "multisig:" + setup.id();
    }
}
