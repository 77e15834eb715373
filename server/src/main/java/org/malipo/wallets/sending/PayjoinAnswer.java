package org.malipo.wallets.sending;

import org.malipo.bitcoin.psbt.Psbt;

/** What the receiver of a payment says to a payjoin. */
sealed interface PayjoinAnswer {
    /** One that nobody has looked at. */
    record Proposal(Psbt psbt) implements PayjoinAnswer {}

    /** @param reason for our own log */
    record NoProposal(String reason) implements PayjoinAnswer {}
}
