package org.malipo.bitcoin.psbt;

import fr.acinq.bitcoin.ByteVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Brings together what several signers did with one transaction. */
public final class PsbtCombiner {
    private PsbtCombiner() {}

    /**
     * {@return the PSBT of all records of all of them (BIP 174); the order does not matter}
     * @throws PsbtException if they are of different transactions
     */
    public static Psbt combine(List<Psbt> psbts) throws PsbtException {
        var combined = psbts.getFirst();
        for (var other : psbts.subList(1, psbts.size())) {
            checkSame(combined, other);
            combined = union(combined, other.inVersion(combined.version()));
        }
        return combined;
    }

    private static Psbt union(Psbt a, Psbt b) {
        return new Psbt(
                a.version(),
                a.unsigned(),
                a.globalMap().union(b.globalMap()),
                union(a.inputMaps(), b.inputMaps()),
                union(a.outputMaps(), b.outputMaps()));
    }

    private static List<PsbtMap> union(List<PsbtMap> a, List<PsbtMap> b) {
        return IntStream.range(0, a.size())
                .mapToObj(i -> a.get(i).union(b.get(i)))
                .toList();
    }

    private static void checkSame(Psbt a, Psbt b) throws PsbtException {
        if (!a.unsigned().equals(b.unsigned())) {
            throw new PsbtException("This PSBT belongs to another transaction");
        }
    }

    /**
     * What a returned PSBT added.
     * @param added new signatures
     * @param ignored signatures that are wrong, leave parts of the transaction open, or of keys that nobody asked for
     */
    public record Collected(Psbt psbt, int added, int ignored) {}

    /**
     * Takes from a returned PSBT nothing but signatures, and of these only such as count: a stranger can't put anything else
     * into ours.
     * @throws PsbtException if it is of another transaction
     */
    public static Collected collect(Psbt ours, Psbt returned) throws PsbtException {
        checkSame(ours, returned);
        var verifier = Verifier.of(ours);
        var collected = new Collected(ours, 0, 0);
        for (var input : returned.inputs()) {
            collected = collect(collected, input, verifier);
        }
        return collected;
    }

    private static Collected collect(Collected before, PsbtInput returned, Verifier verifier) throws PsbtException {
        var ours = before.psbt().inputs().get(returned.index());
        if (ours.isFinalized()) {
            return before;
        }
        var spent = Spent.of(ours);
        var valid = returned.isFinalized()
                ? Signatures.inside(verifier, returned, spent)
                : Signatures.valid(verifier, returned, spent);
        var given = returned.isFinalized()
                ? valid.size()
                : Signatures.given(returned, spent).size();
        var known = Signatures.given(ours, spent);
        var fresh = new ArrayList<>(valid.entrySet());
        fresh.removeIf(signature -> known.containsKey(signature.getKey()));
        var psbt = before.psbt();
        for (var signature : fresh) {
            psbt = with(psbt, returned.index(), spent, signature);
        }
        return new Collected(psbt, before.added() + fresh.size(), before.ignored() + given - valid.size());
    }

    private static Psbt with(Psbt psbt, int input, Spent spent, Map.Entry<ByteVector, ByteVector> signature) {
        var map = psbt.inputMaps().get(input);
        return psbt.withInput(
                input,
                spent.isTaproot()
                        ? map.with(Field.TAP_KEY_SIG, signature.getValue())
                        : map.with(Field.PARTIAL_SIG, signature.getKey(), signature.getValue()));
    }

    /**
     * How far signing is.
     * @param needed signatures that the input with the most demands
     * @param total keys that may sign it
     * @param collected valid signatures of the input that has fewest
     */
    public record Progress(int needed, int total, int collected) {}

    /** @throws PsbtException if an input does not tell its coin or script */
    public static Progress progress(Psbt psbt) throws PsbtException {
        var verifier = Verifier.of(psbt);
        var progress = new Progress(0, 0, Integer.MAX_VALUE);
        for (var input : psbt.inputs()) {
            if (input.isFinalized()) {
                continue;
            }
            var spent = Spent.of(input);
            progress = new Progress(
                    Math.max(progress.needed(), spent.template().needed()),
                    Math.max(progress.total(), spent.template().keyCount()),
                    Math.min(
                            progress.collected(),
                            Signatures.valid(verifier, input, spent).size()));
        }
        return progress.collected() == Integer.MAX_VALUE ? new Progress(0, 0, 0) : progress;
    }
}
