package org.malipo.payjoin;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ScriptWitness;
import fr.acinq.bitcoin.Transaction;
import java.util.List;
import org.malipo.bitcoin.psbt.Psbt;

/** The form in which a payer sends the original, and is answered. */
enum SentForm {
    BASE64,
    HEX,
    /** A transaction without a PSBT around it, in hex. */
    RAW;

    String print(Psbt answer) {
        return switch (this) {
            case BASE64 -> answer.toBase64();
            case HEX -> answer.toHex();
            case RAW -> new ByteVector(Transaction.write(withSignatures(answer))).toHex();
        };
    }

    /** {@return the transaction with those inputs signed that the PSBT has signatures of} */
    private static Transaction withSignatures(Psbt answer) {
        var transaction = answer.unsigned();
        for (var input : answer.inputs()) {
            transaction = transaction
                    .updateWitness(input.index(), input.finalWitness().orElseGet(() -> new ScriptWitness(List.of())))
                    .updateSigScript(
                            input.index(),
                            input.finalScriptSig().orElse(ByteVector.empty).toByteArray());
        }
        return transaction;
    }
}
