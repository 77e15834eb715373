package org.malipo.bitcoin.psbt;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.TxOut;
import java.util.Map;
import org.malipo.bitcoin.KeyOrigin;

/** What a PSBT says about one of its outputs. */
public final class PsbtOutput {
    private final int index;
    private final TxOut txOut;
    private final PsbtMap map;

    PsbtOutput(int index, TxOut txOut, PsbtMap map) {
        this.index = index;
        this.txOut = txOut;
        this.map = map;
    }

    public int index() {
        return index;
    }

    public TxOut txOut() {
        return txOut;
    }

    PsbtMap map() {
        return map;
    }

    /** {@return where public keys come from, as the PSBT claims; those of taproot are x-only} */
    public Map<ByteVector, KeyOrigin> keyPaths() {
        return PsbtInput.keyPaths(map, Field.OUT_BIP32_DERIVATION, Field.OUT_TAP_BIP32_DERIVATION);
    }
}
