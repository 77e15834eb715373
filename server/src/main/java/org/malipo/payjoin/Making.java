package org.malipo.payjoin;

import org.malipo.bitcoin.psbt.Psbt;

/** What came of making a proposal. */
sealed interface Making permits Making.Made, Refusal {
    /** It is kept, and can be told. */
    record Made(Psbt answer) implements Making {}
}
