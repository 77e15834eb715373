package org.malipo.bitcoin;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.XonlyPublicKey;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Builds the standard output scripts from hashes and public keys. */
final class OutputScripts {
    private static final byte OP_DUP = 0x76;
    private static final byte OP_HASH160 = (byte) 0xa9;
    private static final byte OP_EQUAL = (byte) 0x87;
    private static final byte OP_EQUALVERIFY = (byte) 0x88;
    private static final byte OP_CHECKSIG = (byte) 0xac;
    private static final byte OP_CHECKMULTISIG = (byte) 0xae;
    private static final int OP_RESERVED = 0x50;

    private OutputScripts() {}

    static byte[] pubKey(byte[] key) {
        var out = new ByteArrayOutputStream();
        push(out, key);
        out.write(OP_CHECKSIG);
        return out.toByteArray();
    }

    static byte[] pubKeyHash(byte[] hash) {
        var out = new ByteArrayOutputStream();
        out.write(OP_DUP);
        out.write(OP_HASH160);
        push(out, hash);
        out.write(OP_EQUALVERIFY);
        out.write(OP_CHECKSIG);
        return out.toByteArray();
    }

    static byte[] scriptHash(byte[] hash) {
        var out = new ByteArrayOutputStream();
        out.write(OP_HASH160);
        push(out, hash);
        out.write(OP_EQUAL);
        return out.toByteArray();
    }

    static byte[] witnessPubKeyHash(byte[] key) {
        return new WitnessProgram(0, new ByteVector(Crypto.hash160(key))).script();
    }

    static byte[] witnessScriptHash(byte[] script) {
        return new WitnessProgram(0, new ByteVector(Crypto.sha256(script))).script();
    }

    /** {@return the output of BIP 86: key path only, tweaked with no script tree} */
    static byte[] taproot(byte[] xOnlyKey) {
        var internal = new XonlyPublicKey(new ByteVector32(xOnlyKey));
        var output =
                internal.outputKey(Crypto.TaprootTweak.KeyPathTweak.INSTANCE).getFirst();
        return new WitnessProgram(1, output.value).script();
    }

    /** {@return the script that {@code threshold} of {@code keys}, in this order, must sign} */
    static byte[] multisig(int threshold, List<byte[]> keys) {
        var out = new ByteArrayOutputStream();
        number(out, threshold);
        keys.forEach(key -> push(out, key));
        number(out, keys.size());
        out.write(OP_CHECKMULTISIG);
        return out.toByteArray();
    }

    static boolean isPubKeyHash(byte[] script) {
        return script.length == 25
                && script[0] == OP_DUP
                && script[1] == OP_HASH160
                && script[2] == 20
                && script[23] == OP_EQUALVERIFY
                && script[24] == OP_CHECKSIG;
    }

    static boolean isScriptHash(byte[] script) {
        return script.length == 23 && script[0] == OP_HASH160 && script[1] == 20 && script[22] == OP_EQUAL;
    }

    /** Numbers up to 16 have opcodes of their own; larger ones are pushed. */
    private static void number(ByteArrayOutputStream out, int number) {
        if (number <= 16) {
            out.write(OP_RESERVED + number);
        } else {
            push(out, new byte[] {(byte) number});
        }
    }

    private static void push(ByteArrayOutputStream out, byte[] data) {
        out.write(data.length);
        out.writeBytes(data);
    }
}
