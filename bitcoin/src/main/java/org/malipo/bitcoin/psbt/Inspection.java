package org.malipo.bitcoin.psbt;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.TxOut;
import java.util.List;
import java.util.Optional;
import org.malipo.bitcoin.AddressIndex;
import org.malipo.bitcoin.SatPerVbyte;

/**
 * A PSBT as its owner should see it before signing or sending it. Nothing in here rests on the word of the PSBT where it could be
 * checked.
 * @param fee empty where a coin is not known
 * @param feeRate at the most the transaction can weigh; empty where that can't be told
 */
public record Inspection(
        List<In> inputs,
        List<Out> outputs,
        Optional<Satoshi> fee,
        Optional<SatPerVbyte> feeRate,
        List<Finding> findings) {
    /**
     * @param ours where the wallet derives the coin's script
     * @param signatures valid ones
     * @param needed how many it asks for; 0 where that can't be told
     */
    public record In(
            OutPoint outpoint,
            Optional<TxOut> utxo,
            Optional<AddressIndex> ours,
            int signatures,
            int needed,
            boolean isFinal) {}

    /**
     * @param address empty where the script has none
     * @param ours where the wallet derives the script: change, or a payment to oneself
     */
    public record Out(TxOut output, Optional<String> address, Optional<AddressIndex> ours) {}

    public boolean hasMistakes() {
        return findings.stream().anyMatch(Finding.Mistake.class::isInstance);
    }
}
