package org.malipo.bitcoin.psbt;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.SigVersion;
import fr.acinq.bitcoin.TxOut;
import org.jspecify.annotations.Nullable;

/**
 * The coin of an input and how it is spent. What the PSBT says about scripts is compared with what the coin commits to.
 * @param scriptCode what signatures commit to besides the transaction; not used by taproot
 * @param redeemScript of P2SH
 * @param witnessScript of P2WSH
 */
record Spent(
        TxOut utxo,
        int sigVersion,
        ByteVector scriptCode,
        @Nullable ByteVector redeemScript,
        @Nullable ByteVector witnessScript,
        Template template) {
    /** @throws PsbtException if the coin or a script is missing, or contradicts another */
    static Spent of(PsbtInput input) throws PsbtException {
        var utxo = utxo(input);
        var script = utxo.publicKeyScript;
        if (!Script.isPay2sh(script.toByteArray())) {
            return of(input, utxo, script, null);
        }
        var redeem = input.redeemScript()
                .filter(bytes -> new ByteVector(Crypto.hash160(bytes)).equals(script.slice(2, 22)))
                .orElseThrow(() -> new PsbtException(at(input) + " lacks the script that its address stands for"));
        return of(input, utxo, redeem, redeem);
    }

    private static TxOut utxo(PsbtInput input) throws PsbtException {
        if (input.nonWitnessUtxo().isPresent() && input.provenUtxo().isEmpty()) {
            throw new PsbtException(at(input) + " comes with another transaction than the one it spends");
        }
        var claimed = input.witnessUtxo();
        var proven = input.provenUtxo();
        if (claimed.isPresent() && proven.isPresent() && !claimed.equals(proven)) {
            throw new PsbtException(at(input) + " tells two different stories about its coin");
        }
        return proven.or(() -> claimed)
                .orElseThrow(() -> new PsbtException(at(input) + " does not tell which coin it spends"));
    }

    private static Spent of(PsbtInput input, TxOut utxo, ByteVector script, @Nullable ByteVector redeem)
            throws PsbtException {
        var bytes = script.toByteArray();
        if (Script.isPay2wpkh(bytes)) {
            var hash = script.drop(2);
            var code = new ByteVector(Script.write(Script.pay2pkh(hash.toByteArray())));
            return new Spent(utxo, SigVersion.SIGVERSION_WITNESS_V0, code, redeem, null, new Template.KeyHash(hash));
        }
        if (Script.isPay2wsh(bytes)) {
            var witness = input.witnessScript()
                    .filter(inner -> new ByteVector(Crypto.sha256(inner)).equals(script.drop(2)))
                    .orElseThrow(() -> new PsbtException(at(input) + " lacks the script that its address stands for"));
            return new Spent(utxo, SigVersion.SIGVERSION_WITNESS_V0, witness, redeem, witness, Template.of(witness));
        }
        if (redeem == null && Script.isPay2tr(bytes)) {
            var key = new Template.TapKey(script.drop(2));
            return new Spent(utxo, SigVersion.SIGVERSION_TAPROOT, ByteVector.empty, null, null, key);
        }
        if (input.provenUtxo().isEmpty()) {
            throw new PsbtException(at(input) + " lacks the transaction that made its coin");
        }
        return new Spent(utxo, SigVersion.SIGVERSION_BASE, script, redeem, null, Template.of(script));
    }

    private static String at(PsbtInput input) {
        return "Input " + input.index();
    }

    boolean isTaproot() {
        return sigVersion == SigVersion.SIGVERSION_TAPROOT;
    }

    boolean isLegacy() {
        return sigVersion == SigVersion.SIGVERSION_BASE;
    }
}
