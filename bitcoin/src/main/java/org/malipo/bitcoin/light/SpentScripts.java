package org.malipo.bitcoin.light;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.TxIn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The scripts of spent outputs, as far as the inputs that spend them reveal them: P2PKH, P2WPKH, and P2WPKH within P2SH,
 * by their key. A few inputs of other kinds can be made to look like these, so they are a strong hint and no proof.
 */
public final class SpentScripts {
    private static final int KEY = 33;
    private static final int LONG_KEY = 65;
    private static final int LONGEST_SIGNATURE = 73;
    private static final int DER = 0x30;

    private SpentScripts() {}

    static List<byte[]> of(Block block) {
        var scripts = new ArrayList<byte[]>();
        for (var tx : block.tx) {
            tx.txIn.forEach(input -> of(input).ifPresent(scripts::add));
        }
        return scripts;
    }

    /** {@return the script of the output that this input spends, if it shows} */
    public static Optional<byte[]> of(TxIn input) {
        var witness = input.witness.stack;
        var script = input.signatureScript.toByteArray();
        if (witness.size() == 2 && isSignature(witness.get(0)) && witness.get(1).size() == KEY) {
            var program = witnessProgram(witness.get(1));
            if (script.length == 0) {
                return Optional.of(program);
            }
            return new ByteVector(script).equals(push(program)) ? Optional.of(scriptHash(program)) : Optional.empty();
        }
        return witness.isEmpty() ? keyHash(script) : Optional.empty();
    }

    private static boolean isSignature(ByteVector bytes) {
        return bytes.size() > 8 && bytes.size() <= LONGEST_SIGNATURE && bytes.get(0) == DER;
    }

    private static ByteVector push(byte[] bytes) {
        return new ByteVector(new byte[] {(byte) bytes.length}).concat(bytes);
    }

    private static byte[] witnessProgram(ByteVector key) {
        return new ByteVector("0014").concat(Crypto.hash160(key.toByteArray())).toByteArray();
    }

    private static byte[] scriptHash(byte[] script) {
        return new ByteVector("a914")
                .concat(Crypto.hash160(script))
                .concat(new ByteVector("87"))
                .toByteArray();
    }

    /** A signature and a key, each pushed by one byte. */
    private static Optional<byte[]> keyHash(byte[] script) {
        if (script.length < 2) {
            return Optional.empty();
        }
        var keyAt = 1 + script[0];
        if (script[0] <= 8 || script[0] > LONGEST_SIGNATURE || keyAt >= script.length || script[1] != DER) {
            return Optional.empty();
        }
        var length = script.length - keyAt - 1;
        if (script[keyAt] != length || (length != KEY && length != LONG_KEY)) {
            return Optional.empty();
        }
        var key = Arrays.copyOfRange(script, keyAt + 1, script.length);
        return Optional.of(new ByteVector("76a914")
                .concat(Crypto.hash160(key))
                .concat(new ByteVector("88ac"))
                .toByteArray());
    }
}
