package org.malipo.payjoin;

import org.malipo.bitcoin.payjoin.PayjoinError;

/** What a payer is told. */
public sealed interface PayjoinAnswer {
    /** @param text the proposal, in the form in which the original came */
    record Proposed(String text) implements PayjoinAnswer {}

    record TurnedDown(PayjoinError error) implements PayjoinAnswer {}
}
