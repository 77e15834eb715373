package org.malipo.bitcoin.psbt;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.ScriptWitness;
import fr.acinq.bitcoin.TxOut;
import java.util.Map;
import org.malipo.bitcoin.InputWeight;

/** Questions about final inputs of others. */
public final class PsbtVerification {
    private PsbtVerification() {}

    /** {@return whether the final scripts of an input spend its coin, given the coins of all inputs} */
    public static boolean isSpent(Psbt psbt, PsbtInput input, Map<OutPoint, TxOut> coins) {
        return Verifier.of(PsbtEdits.of(psbt.unsigned(), coins))
                .isSpent(
                        input.index(),
                        input.finalScriptSig().orElse(ByteVector.empty),
                        input.finalWitness().orElseGet(ScriptWitness::new));
    }

    /** {@return what a final input weighs} */
    public static InputWeight weight(PsbtInput input) {
        return InputEstimate.of(input).orElseThrow(() -> new IllegalArgumentException("The input is not final"));
    }
}
