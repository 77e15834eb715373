package org.malipo.wallets.multisig;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.UserId;
import org.malipo.bitcoin.MultisigScript;

/**
 * A wallet of several signers that somebody wants.
 *
 * @param signers members of the store who will each give a key
 */
public record NewSetup(
        MultisigScript script, int required, @Nullable String label, List<UserId> signers) {
    public NewSetup {
        signers = signers.stream().distinct().toList();
    }
}
