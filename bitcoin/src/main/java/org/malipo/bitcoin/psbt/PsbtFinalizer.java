package org.malipo.bitcoin.psbt;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OP_0;
import fr.acinq.bitcoin.OP_PUSHDATA;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.ScriptElt;
import fr.acinq.bitcoin.ScriptWitness;
import fr.acinq.bitcoin.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts signatures together into the scripts that spend the coins, checked as a node would, and takes the transaction out. */
public final class PsbtFinalizer {
    private final Verifier verifier;
    private Psbt psbt;

    /**
     * What came of finalising.
     * @param missing what inputs that are not final still lack, by their index
     */
    public record Finalized(Psbt psbt, Map<Integer, String> missing) {
        public boolean isComplete() {
            return missing.isEmpty();
        }
    }

    private record Scripts(ByteVector scriptSig, ScriptWitness witness) {}

    private PsbtFinalizer(Psbt psbt) {
        this.psbt = psbt;
        this.verifier = Verifier.of(psbt);
    }

    public static Finalized complete(Psbt psbt) {
        return new PsbtFinalizer(psbt).complete();
    }

    private Finalized complete() {
        var missing = new TreeMap<Integer, String>();
        for (var input : psbt.inputs()) {
            if (!input.isFinalized()) {
                try {
                    complete(input);
                } catch (PsbtException e) {
                    missing.put(input.index(), e.getMessage());
                }
            }
        }
        return new Finalized(psbt, missing);
    }

    private void complete(PsbtInput input) throws PsbtException {
        var spent = Spent.of(input);
        var scripts = scripts(spent, stack(input, spent));
        if (!verifier.isSpent(input.index(), scripts.scriptSig(), scripts.witness())) {
            throw new PsbtException("The signatures of input " + input.index() + " don't spend its coin");
        }
        var map = input.map()
                .without(
                        Field.PARTIAL_SIG,
                        Field.SIGHASH_TYPE,
                        Field.REDEEM_SCRIPT,
                        Field.WITNESS_SCRIPT,
                        Field.BIP32_DERIVATION,
                        Field.TAP_KEY_SIG,
                        Field.TAP_SCRIPT_SIG,
                        Field.TAP_LEAF_SCRIPT,
                        Field.TAP_BIP32_DERIVATION,
                        Field.TAP_INTERNAL_KEY,
                        Field.TAP_MERKLE_ROOT);
        if (!scripts.scriptSig().isEmpty()) {
            map = map.with(Field.FINAL_SCRIPTSIG, scripts.scriptSig());
        }
        if (scripts.witness().isNotNull()) {
            map = map.with(Field.FINAL_SCRIPTWITNESS, Wire.witness(scripts.witness()));
        }
        psbt = psbt.withInput(input.index(), map);
    }

    /** {@return what satisfies the innermost script} */
    private List<ByteVector> stack(PsbtInput input, Spent spent) throws PsbtException {
        var signatures = Signatures.valid(verifier, input, spent);
        if (signatures.size() < spent.template().needed()) {
            throw new PsbtException("Input " + input.index() + " has " + signatures.size() + " of "
                    + spent.template().needed() + " signatures");
        }
        return switch (spent.template()) {
            case Template.TapKey _ -> List.copyOf(signatures.values());
            case Template.KeyHash _ -> {
                var one = signatures.entrySet().iterator().next();
                yield List.of(one.getValue(), one.getKey());
            }
            case Template.Keys(var needed, var keys, var multisig) -> {
                var stack = new ArrayList<ByteVector>();
                if (multisig) {
                    stack.add(ByteVector.empty);
                }
                keys.stream()
                        .filter(signatures::containsKey)
                        .limit(needed)
                        .map(signatures::get)
                        .forEach(stack::add);
                yield stack;
            }
        };
    }

    private static Scripts scripts(Spent spent, List<ByteVector> stack) {
        var redeem = spent.redeemScript() == null ? List.<ByteVector>of() : List.of(spent.redeemScript());
        if (spent.isLegacy()) {
            var pushed = new ArrayList<>(stack);
            pushed.addAll(redeem);
            return new Scripts(push(pushed), new ScriptWitness());
        }
        var witness = new ArrayList<>(stack);
        if (spent.witnessScript() != null) {
            witness.add(spent.witnessScript());
        }
        return new Scripts(push(redeem), new ScriptWitness(witness));
    }

    private static ByteVector push(List<ByteVector> elements) {
        return new ByteVector(Script.write(elements.stream()
                .<ScriptElt>map(element -> element.isEmpty() ? OP_0.INSTANCE : new OP_PUSHDATA(element))
                .toList()));
    }

    /** @throws PsbtException if an input is not final */
    public static Transaction extract(Psbt psbt) throws PsbtException {
        var transaction = psbt.unsigned();
        for (var input : psbt.inputs()) {
            if (!input.isFinalized()) {
                throw new PsbtException("Input " + input.index() + " is not signed completely");
            }
            transaction = transaction
                    .updateSigScript(
                            input.index(),
                            input.finalScriptSig().orElse(ByteVector.empty).toByteArray())
                    .updateWitness(input.index(), input.finalWitness().orElseGet(ScriptWitness::new));
        }
        return transaction;
    }
}
