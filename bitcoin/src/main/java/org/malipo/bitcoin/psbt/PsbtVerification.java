package org.malipo.bitcoin.psbt;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.ScriptWitness;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxOut;
import java.util.Map;
import org.malipo.bitcoin.InputWeight;

/** Questions about final inputs. */
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

    /** {@return whether an input of a signed transaction spends its coin} Taproot can't be checked unless all coins are known. */
    public static boolean isSpent(Transaction signed, int input, Map<OutPoint, TxOut> coins) {
        var in = signed.txIn.get(input);
        return Verifier.of(signed, coins).isSpent(input, in.signatureScript, in.witness);
    }

    /** {@return what a final input weighs} */
    public static InputWeight weight(PsbtInput input) {
        return InputEstimate.of(input).orElseThrow(() -> new IllegalArgumentException("The input is not final"));
    }
}
