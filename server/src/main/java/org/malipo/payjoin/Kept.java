package org.malipo.payjoin;

/** What came of keeping a payjoin. All but the first keep nothing. */
enum Kept {
    KEPT,
    /** The invoice has a payment meanwhile, or takes no money any more. */
    ALREADY_PAID,
    /** A coin of the payer's was in a payjoin before. */
    INPUTS_SEEN,
    /** Something else has our coin. */
    COIN_TAKEN
}
