package org.malipo.payjoin;

import fr.acinq.bitcoin.ByteVector;
import java.util.List;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.payjoin.OriginalResult.Original;

/** What came of reading what a payer sent. */
sealed interface Reading permits Reading.Sound, Refusal {
    /**
     * A payment that the node would take.
     *
     * @param form how it came
     */
    record Sound(Network network, Original original, SentForm form) implements Reading {
        List<ByteVector> scripts() {
            return original.transaction().txOut.stream()
                    .map(output -> output.publicKeyScript)
                    .toList();
        }
    }
}
