package org.malipo.bitcoin.psbt;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.DeterministicWallet;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.ScriptWitness;
import fr.acinq.bitcoin.SigHash;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.InputWeight;
import org.malipo.bitcoin.KeyOrigin;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.psbt.Inspection.In;
import org.malipo.bitcoin.psbt.Inspection.Out;
import org.malipo.bitcoin.spend.FeeBounds;
import org.malipo.bitcoin.spend.TransactionWeight;

/** Looks at a PSBT from the side of a wallet and tells what is true about it. */
public final class PsbtInspector {
    /** First steps of the usual account paths, whose second is the coin. */
    private static final Set<Long> PURPOSES = Set.of(44L, 48L, 49L, 84L, 86L);

    private final Psbt psbt;
    private final PsbtWallet wallet;
    private final Known known;
    private final Verifier verifier;
    private final List<Finding> findings = new ArrayList<>();

    private PsbtInspector(Psbt psbt, PsbtWallet wallet, Known known) {
        this.psbt = psbt;
        this.wallet = wallet;
        this.known = known;
        this.verifier = Verifier.of(psbt);
    }

    /** @param made the transaction that we made and gave away for signing, or null where there is none */
    public static Inspection inspect(Psbt psbt, PsbtWallet wallet, Known known, @Nullable Transaction made) {
        return new PsbtInspector(psbt, wallet, known).inspect(made);
    }

    private Inspection inspect(@Nullable Transaction made) {
        if (made != null) {
            compare(made);
        }
        var ownership = new Ownership(wallet.scheme(), known);
        var inputs = psbt.inputs().stream().map(input -> in(input, ownership)).toList();
        var outputs =
                psbt.outputs().stream().map(output -> out(output, ownership)).toList();
        if (anyPathOfAnotherNetwork()) {
            findings.add(new Finding.WrongNetwork());
        }
        if (inputs.stream()
                .allMatch(input -> input.utxo().isPresent() && input.ours().isEmpty())) {
            findings.add(new Finding.NothingOurs());
        }
        var fee = fee(inputs);
        var rate = fee.flatMap(this::rate);
        if (fee.isPresent()
                && rate.isPresent()
                && FeeBounds.isAbsurd(fee.get(), rate.get(), sum(psbt.unsigned().txOut.stream()))) {
            findings.add(new Finding.AbsurdFee(fee.get(), rate.get()));
        }
        return new Inspection(inputs, outputs, fee, rate, List.copyOf(findings));
    }

    private void compare(Transaction made) {
        var now = psbt.unsigned();
        var missing = new ArrayList<>(made.txOut);
        now.txOut.forEach(missing::remove);
        var added = new ArrayList<>(now.txOut);
        made.txOut.forEach(added::remove);
        if (!missing.isEmpty() || !added.isEmpty()) {
            findings.add(new Finding.ChangedOutputs(missing, added));
        }
        if (now.version != made.version
                || now.lockTime != made.lockTime
                || !spends(now).equals(spends(made))) {
            findings.add(new Finding.ChangedInputs());
        }
    }

    private static List<TxIn> spends(Transaction transaction) {
        return transaction.txIn.stream()
                .map(input -> new TxIn(input.outPoint, input.sequence))
                .toList();
    }

    private In in(PsbtInput input, Ownership ownership) {
        var at = input.index();
        var real = known.coin(input.outpoint());
        checkUtxo(input, real);
        var utxo = real.or(input::utxo);
        var ours = utxo.flatMap(
                coin -> ownership.placeOf(coin.publicKeyScript, input.keyPaths().values()));
        if (utxo.isPresent() && ours.isEmpty()) {
            findings.add(new Finding.ForeignInput(at));
        }
        input.sighash().ifPresent(type -> {
            if (type != SigHash.SIGHASH_ALL && type != SigHash.SIGHASH_DEFAULT) {
                findings.add(new Finding.OpenSignature(at, type));
            }
        });
        if (input.isFinalized()) {
            checkFinal(input);
            return new In(input.outpoint(), utxo, ours, 0, 0, true);
        }
        return unfinished(input, new In(input.outpoint(), utxo, ours, 0, 0, false));
    }

    private void checkUtxo(PsbtInput input, Optional<TxOut> real) {
        var at = input.index();
        var contradicts =
                (input.nonWitnessUtxo().isPresent() && input.provenUtxo().isEmpty())
                        || (input.provenUtxo().isPresent()
                                && input.witnessUtxo().isPresent()
                                && !input.provenUtxo().equals(input.witnessUtxo()));
        if (contradicts) {
            findings.add(new Finding.ContradictoryUtxo(at));
        } else if (input.utxo().isEmpty()) {
            findings.add(new Finding.MissingUtxo(at));
        } else if (real.isPresent() && !real.equals(input.utxo())) {
            findings.add(new Finding.WrongUtxo(at, input.utxo().get(), real.get()));
        }
    }

    private void checkFinal(PsbtInput input) {
        var script = input.finalScriptSig().orElse(ByteVector.empty);
        var witness = input.finalWitness().orElseGet(ScriptWitness::new);
        if (input.utxo().isPresent() && !verifier.isSpent(input.index(), script, witness)) {
            findings.add(new Finding.BadFinalScript(input.index()));
        }
    }

    private In unfinished(PsbtInput input, In seen) {
        if (input.utxo().isEmpty()) {
            return seen;
        }
        try {
            var spent = Spent.of(input);
            var valid = Signatures.valid(verifier, input, spent).size();
            var bad = Signatures.given(input, spent).size() - valid;
            if (bad > 0) {
                findings.add(new Finding.BadSignatures(input.index(), bad));
            }
            var needed = spent.template().needed();
            return new In(seen.outpoint(), seen.utxo(), seen.ours(), valid, needed, false);
        } catch (PsbtException e) {
            findings.add(new Finding.UnknownScript(input.index(), e.getMessage()));
            return seen;
        }
    }

    private Out out(PsbtOutput output, Ownership ownership) {
        var script = output.txOut().publicKeyScript;
        var claims = output.keyPaths().values();
        var ours = ownership.placeOf(script, claims);
        if (ours.isEmpty() && claims.stream().anyMatch(this::namesOurKey)) {
            findings.add(new Finding.FalseClaim(output.index()));
        }
        return new Out(
                output.txOut(),
                Addresses.ofScript(script.toByteArray(), wallet.scheme().network()),
                ours);
    }

    private boolean namesOurKey(KeyOrigin claim) {
        return wallet.keys().stream()
                .map(key -> key.origin())
                .anyMatch(origin -> origin != null && startsWith(claim, origin));
    }

    private static boolean startsWith(KeyOrigin place, KeyOrigin root) {
        var whole = place.path().path;
        var first = root.path().path;
        return place.fingerprint().equals(root.fingerprint())
                && whole.size() >= first.size()
                && whole.subList(0, first.size()).equals(first);
    }

    private boolean anyPathOfAnotherNetwork() {
        var coinType = DeterministicWallet.hardened(wallet.scheme().network().coinType());
        return Stream.concat(
                        psbt.inputs().stream().flatMap(input -> input.keyPaths().values().stream()),
                        psbt.outputs().stream().flatMap(output -> output.keyPaths().values().stream()))
                .map(claim -> claim.path().path)
                .filter(path -> path.size() >= 3 && DeterministicWallet.isHardened(path.getFirst()))
                .filter(path -> PURPOSES.contains(path.getFirst() - DeterministicWallet.hardenedKeyIndex))
                .anyMatch(path -> path.get(1) != coinType);
    }

    private Optional<Satoshi> fee(List<In> inputs) {
        if (inputs.stream().anyMatch(input -> input.utxo().isEmpty())) {
            return Optional.empty();
        }
        var in = sum(inputs.stream().map(input -> input.utxo().orElseThrow()));
        var out = sum(psbt.unsigned().txOut.stream());
        if (out.compareTo(in) > 0) {
            findings.add(new Finding.SpendsTooMuch(in, out));
            return Optional.empty();
        }
        return Optional.of(in.minus(out));
    }

    private static Satoshi sum(Stream<TxOut> outputs) {
        return outputs.map(output -> output.amount).reduce(new Satoshi(0), Satoshi::plus);
    }

    private Optional<SatPerVbyte> rate(Satoshi fee) {
        var weights = new ArrayList<InputWeight>();
        for (var input : psbt.inputs()) {
            InputEstimate.of(input).ifPresent(weights::add);
        }
        if (weights.size() < psbt.inputs().size()) {
            return Optional.empty();
        }
        var weight = TransactionWeight.of(weights, psbt.unsigned().txOut);
        return Optional.of(SatPerVbyte.of(fee, TransactionWeight.vbytes(weight)));
    }
}
