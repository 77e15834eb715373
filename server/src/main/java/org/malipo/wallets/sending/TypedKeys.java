package org.malipo.wallets.sending;

import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtSigner;
import org.malipo.wallets.StoreWallet;
import org.springframework.stereotype.Component;

/** Signs with a secret that somebody types for one transaction. Keeps neither the secret nor what it signed. */
@Component
public class TypedKeys {
    private final PsbtDesk desk;

    TypedKeys(PsbtDesk desk) {
        this.desk = desk;
    }

    /** Signs nothing in which a mistake was found, and nothing with a secret of another wallet. */
    public TypedOutcome sign(StoreWallet wallet, Psbt psbt, TypedSecret secret) {
        var keys = new KeysOfSecret(Psbts.known(wallet), secret);
        var found = keys.find();
        if (found.isEmpty()) {
            return keys.mismatch();
        }
        var seen = desk.look(wallet, psbt, null);
        if (seen.inspection().hasMistakes()) {
            return new TypedOutcome.Wrong();
        }
        var signed = seen.psbt();
        var signatures = 0;
        for (var key : found) {
            var step = PsbtSigner.sign(signed, key);
            signed = step.psbt();
            signatures += step.signatures();
        }
        return signatures == 0 ? new TypedOutcome.NothingToSign() : new TypedOutcome.Signed(signed);
    }
}
