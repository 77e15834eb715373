package org.malipo.bitcoin.psbt;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.ScriptWitness;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.malipo.bitcoin.KeyOrigin;

/** What a PSBT says about one of its inputs. */
public final class PsbtInput {
    private final int index;
    private final TxIn txIn;
    private final PsbtMap map;

    PsbtInput(int index, TxIn txIn, PsbtMap map) {
        this.index = index;
        this.txIn = txIn;
        this.map = map;
    }

    public int index() {
        return index;
    }

    public OutPoint outpoint() {
        return txIn.outPoint;
    }

    public long sequence() {
        return txIn.sequence;
    }

    PsbtMap map() {
        return map;
    }

    /** {@return the transaction that made the coin, as the PSBT has it} */
    public Optional<Transaction> nonWitnessUtxo() {
        return map.get(Field.NON_WITNESS_UTXO).map(bytes -> checked(() -> Wire.transaction(bytes.toByteArray())));
    }

    public Optional<TxOut> witnessUtxo() {
        return map.get(Field.WITNESS_UTXO)
                .map(bytes -> checked(() -> new WireReader(bytes.toByteArray()).wholeOutput()));
    }

    /** {@return the coin in the transaction that made it; empty where there is none, or it is another transaction} */
    public Optional<TxOut> provenUtxo() {
        return nonWitnessUtxo()
                .filter(transaction -> transaction.hash.equals(txIn.outPoint.hash))
                .filter(transaction -> txIn.outPoint.index < transaction.txOut.size())
                .map(transaction -> transaction.txOut.get((int) txIn.outPoint.index));
    }

    /** {@return the coin: from the transaction that made it where that is there, else as the PSBT claims} */
    public Optional<TxOut> utxo() {
        return map.has(Field.NON_WITNESS_UTXO) ? provenUtxo() : witnessUtxo();
    }

    public Optional<ByteVector> redeemScript() {
        return map.get(Field.REDEEM_SCRIPT);
    }

    public Optional<ByteVector> witnessScript() {
        return map.get(Field.WITNESS_SCRIPT);
    }

    /** {@return the type that signatures must have; empty for the usual one} */
    public OptionalInt sighash() {
        return map.get(Field.SIGHASH_TYPE)
                .map(bytes -> OptionalInt.of((int) Wire.uint32(bytes)))
                .orElse(OptionalInt.empty());
    }

    /** {@return ECDSA signatures with their type, by public key} */
    public Map<ByteVector, ByteVector> partialSignatures() {
        return map.all(Field.PARTIAL_SIG);
    }

    public Optional<ByteVector> tapKeySignature() {
        return map.get(Field.TAP_KEY_SIG);
    }

    public Optional<ByteVector> tapInternalKey() {
        return map.get(Field.TAP_INTERNAL_KEY);
    }

    public Optional<ByteVector> tapMerkleRoot() {
        return map.get(Field.TAP_MERKLE_ROOT);
    }

    /** {@return where public keys come from, as the PSBT claims; those of taproot are x-only} */
    public Map<ByteVector, KeyOrigin> keyPaths() {
        return keyPaths(map, Field.BIP32_DERIVATION, Field.TAP_BIP32_DERIVATION);
    }

    static Map<ByteVector, KeyOrigin> keyPaths(PsbtMap map, Field legacy, Field taproot) {
        var paths = new LinkedHashMap<ByteVector, KeyOrigin>();
        map.all(legacy).forEach((key, path) -> paths.put(key, KeyPathCodec.read(path)));
        map.all(taproot)
                .forEach((key, path) -> paths.put(key, checked(() -> KeyPathCodec.taproot(path.toByteArray()))));
        return paths;
    }

    public Optional<ByteVector> finalScriptSig() {
        return map.get(Field.FINAL_SCRIPTSIG);
    }

    public Optional<ScriptWitness> finalWitness() {
        return map.get(Field.FINAL_SCRIPTWITNESS)
                .map(bytes -> checked(() -> new WireReader(bytes.toByteArray()).wholeWitness()));
    }

    public boolean isFinalized() {
        return map.has(Field.FINAL_SCRIPTSIG) || map.has(Field.FINAL_SCRIPTWITNESS);
    }

    /** {@return whether it tells of signatures that are not put together yet} */
    public boolean hasPartialSignatures() {
        return map.has(Field.PARTIAL_SIG) || map.has(Field.TAP_KEY_SIG) || map.has(Field.TAP_SCRIPT_SIG);
    }

    private interface Reading<T> {
        T read() throws PsbtException;
    }

    /** What was checked when it was read can be read again. */
    private static <T> T checked(Reading<T> reading) {
        try {
            return reading.read();
        } catch (PsbtException e) {
            throw new IllegalStateException("A record passed its check and can't be read", e);
        }
    }
}
