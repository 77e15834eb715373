package org.malipo.bitcoin.psbt;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.ScriptFlags;
import fr.acinq.bitcoin.ScriptWitness;
import fr.acinq.bitcoin.SigHash;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxOut;
import fr.acinq.bitcoin.XonlyPublicKey;
import java.util.List;
import java.util.Map;

/** Checks signatures and scripts of an input as a node does, with bitcoin-kmp's interpreter. */
final class Verifier {
    private static final Satoshi NOTHING = new Satoshi(0);

    private final Transaction transaction;
    private final List<TxOut> coins;

    /** @param coins of all inputs in their order; one that is not known stands for itself with nothing in it */
    private Verifier(Transaction transaction, List<TxOut> coins) {
        this.transaction = transaction;
        this.coins = coins;
    }

    static Verifier of(Psbt psbt) {
        var unknown = new TxOut(NOTHING, ByteVector.empty);
        var coins = psbt.inputs().stream()
                .map(input -> input.utxo().orElse(unknown))
                .toList();
        return new Verifier(psbt.unsigned(), coins);
    }

    /** @param coins as far as they are known */
    static Verifier of(Transaction transaction, Map<OutPoint, TxOut> coins) {
        var unknown = new TxOut(NOTHING, ByteVector.empty);
        var all = transaction.txIn.stream()
                .map(input -> coins.getOrDefault(input.outPoint, unknown))
                .toList();
        return new Verifier(transaction, all);
    }

    /** {@return whether all coins are known, without which taproot can't be signed or checked} */
    static boolean knowsAllCoins(Psbt psbt) {
        return psbt.inputs().stream().allMatch(input -> input.utxo().isPresent());
    }

    List<TxOut> coins() {
        return coins;
    }

    /** {@return whether a key that counts made this signature for all of the transaction, as it now is} */
    boolean isSigned(int input, Spent spent, ByteVector publicKey, ByteVector signature) {
        if (!spent.template().asksFor(publicKey) || !coversAll(spent, signature)) {
            return false;
        }
        try {
            return spent.isTaproot()
                    ? isTaprootSigned(input, publicKey, signature)
                    : runner(input)
                            .checkSignatureEcdsa(
                                    publicKey.toByteArray(),
                                    signature.toByteArray(),
                                    spent.scriptCode().toByteArray(),
                                    spent.sigVersion());
        } catch (RuntimeException e) {
            return false;
        }
    }

    private boolean isTaprootSigned(int input, ByteVector outputKey, ByteVector signature) {
        var type = signature.size() == 64 ? SigHash.SIGHASH_DEFAULT : signature.get(64);
        var hash = transaction.hashForSigningTaprootKeyPath(input, coins, type, null);
        var key = new XonlyPublicKey(new ByteVector32(outputKey));
        return Crypto.verifySignatureSchnorr(hash, signature.take(64), key);
    }

    private static boolean coversAll(Spent spent, ByteVector signature) {
        if (spent.isTaproot()) {
            return signature.size() == 64 || (signature.size() == 65 && signature.get(64) == SigHash.SIGHASH_ALL);
        }
        return !signature.isEmpty() && signature.get(signature.size() - 1) == SigHash.SIGHASH_ALL;
    }

    /** {@return whether these scripts spend the coin of the input} */
    boolean isSpent(int input, ByteVector scriptSig, ScriptWitness witness) {
        try {
            return runner(input).verifyScripts(scriptSig, coins.get(input).publicKeyScript, witness);
        } catch (RuntimeException e) {
            return false;
        }
    }

    private Script.Runner runner(int input) {
        var context = new Script.Context(transaction, input, coins.get(input).amount, coins);
        return new Script.Runner(context, ScriptFlags.STANDARD_SCRIPT_VERIFY_FLAGS);
    }
}
