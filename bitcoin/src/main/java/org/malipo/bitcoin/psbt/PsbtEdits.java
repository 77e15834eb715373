package org.malipo.bitcoin.psbt;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxOut;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is taken out of a PSBT before it leaves the house, and what is put back when it returns. */
public final class PsbtEdits {
    private PsbtEdits() {}

    /** {@return the finished PSBT with nothing but coins and final scripts: no path, key or signature that tells of the wallet} */
    public static Psbt bare(Psbt finished) {
        var psbt = finished.withGlobal(PsbtMap.EMPTY);
        for (var i = 0; i < finished.inputMaps().size(); i++) {
            psbt = psbt.withInput(i, bare(finished.inputMaps().get(i)));
        }
        for (var i = 0; i < finished.outputMaps().size(); i++) {
            psbt = psbt.withOutput(i, PsbtMap.EMPTY);
        }
        return psbt;
    }

    private static PsbtMap bare(PsbtMap input) {
        var bare = PsbtMap.EMPTY;
        for (var field :
                Set.of(Field.NON_WITNESS_UTXO, Field.WITNESS_UTXO, Field.FINAL_SCRIPTSIG, Field.FINAL_SCRIPTWITNESS)) {
            var value = input.get(field);
            if (value.isPresent()) {
                bare = bare.with(field, value.get());
            }
        }
        return bare;
    }

    /** {@return a PSBT of the transaction that tells the coins, as far as they are known} */
    public static Psbt of(Transaction unsigned, Map<OutPoint, TxOut> coins) {
        var psbt = Psbt.of(unsigned);
        for (var input : psbt.inputs()) {
            var coin = coins.get(input.outpoint());
            if (coin != null) {
                psbt = psbt.withInput(input.index(), PsbtMap.EMPTY.with(Field.WITNESS_UTXO, TxOut.write(coin)));
            }
        }
        return psbt;
    }

    /** {@return the PSBT of a signed transaction: its final scripts and the coins, and nothing else} */
    public static Psbt finished(Transaction signed, Map<OutPoint, TxOut> coins) {
        var psbt = Psbt.ofFinished(signed);
        for (var input : psbt.inputs()) {
            var coin = coins.get(input.outpoint());
            if (coin != null) {
                psbt = psbt.withInput(input.index(), input.map().with(Field.WITNESS_UTXO, TxOut.write(coin)));
            }
        }
        return psbt;
    }

    /** {@return the same with all told about other inputs forgotten, their signatures included} */
    public static Psbt only(Psbt psbt, OutPoint kept) {
        var left = bare(psbt);
        for (var input : psbt.inputs()) {
            if (!input.outpoint().equals(kept)) {
                left = left.withInput(input.index(), PsbtMap.EMPTY);
            }
        }
        return left;
    }

    /** {@return the proposal with what we know of our own inputs and outputs, so that we can sign it again} */
    public static Psbt filled(Psbt proposal, Psbt ours) {
        var inputs = ours.inputs().stream().collect(Collectors.toMap(PsbtInput::outpoint, PsbtInput::map));
        var outputs = ours.outputs().stream()
                .collect(Collectors.toMap(output -> output.txOut().publicKeyScript, PsbtOutput::map, (a, _) -> a));
        var psbt = proposal;
        for (var input : proposal.inputs()) {
            var map = inputs.get(input.outpoint());
            if (map != null) {
                psbt = psbt.withInput(
                        input.index(),
                        map.without(
                                Field.FINAL_SCRIPTSIG,
                                Field.FINAL_SCRIPTWITNESS,
                                Field.PARTIAL_SIG,
                                Field.TAP_KEY_SIG));
            }
        }
        for (var output : proposal.outputs()) {
            psbt = psbt.withOutput(output.index(), outputs.getOrDefault(output.txOut().publicKeyScript, PsbtMap.EMPTY));
        }
        return psbt;
    }
}
