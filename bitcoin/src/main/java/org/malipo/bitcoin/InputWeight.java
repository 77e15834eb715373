package org.malipo.bitcoin;

import org.malipo.bitcoin.ScriptExpression.Given;
import org.malipo.bitcoin.ScriptExpression.Multisig;
import org.malipo.bitcoin.ScriptExpression.PublicKey;
import org.malipo.bitcoin.ScriptExpression.PublicKeyHash;
import org.malipo.bitcoin.ScriptExpression.ScriptHash;
import org.malipo.bitcoin.ScriptExpression.Taproot;
import org.malipo.bitcoin.ScriptExpression.WitnessPublicKeyHash;
import org.malipo.bitcoin.ScriptExpression.WitnessScriptHash;

/**
 * What a signed input weighs at most (BIP 141), outpoint and sequence included.
 * @param units weight units; four of them are one virtual byte
 * @param hasWitness whether it is signed in the witness; an input that isn't weighs one unit more beside one that is
 */
public record InputWeight(int units, boolean hasWitness) {
    /** An ECDSA signature of low S with its type: 71 bytes, and one more where R is high. */
    private static final int SIGNATURE = 72;

    private static final int SCHNORR_SIGNATURE = 64;
    private static final int KEY = 33;
    private static final int OUTPOINT_AND_SEQUENCE = 36 + 4;
    private static final int WITNESS_KEY_HASH_SCRIPT = 22;
    private static final int WITNESS_SCRIPT_HASH_SCRIPT = 34;

    static InputWeight of(ScriptExpression script) {
        return switch (script) {
            case PublicKeyHash _ -> legacy(signatures(script));
            case WitnessPublicKeyHash _ -> witness(0, keyHashWitness());
            case Taproot _ -> witness(0, 1 + sized(SCHNORR_SIGNATURE));
            case WitnessScriptHash(var inner) -> witness(0, scriptWitness(inner));
            case ScriptHash(WitnessPublicKeyHash _) -> witness(pushed(WITNESS_KEY_HASH_SCRIPT), keyHashWitness());
            case ScriptHash(WitnessScriptHash(var inner)) ->
                witness(pushed(WITNESS_SCRIPT_HASH_SCRIPT), scriptWitness(inner));
            case ScriptHash(var inner) -> legacy(signatures(inner) + pushed(length(inner)));
            case PublicKey _ -> legacy(signatures(script));
            case Multisig _ -> legacy(signatures(script));
            case Given _ -> throw new IllegalArgumentException("Nobody knows how a given script is spent");
        };
    }

    private static InputWeight legacy(int scriptSig) {
        return new InputWeight(4 * (OUTPOINT_AND_SEQUENCE + sized(scriptSig)), false);
    }

    private static InputWeight witness(int scriptSig, int witness) {
        return new InputWeight(4 * (OUTPOINT_AND_SEQUENCE + sized(scriptSig)) + witness, true);
    }

    /** {@return the bytes of signatures and keys before the script itself, each with its length} */
    private static int signatures(ScriptExpression script) {
        return switch (script) {
            case PublicKey _ -> sized(SIGNATURE);
            case PublicKeyHash _ -> sized(SIGNATURE) + sized(KEY);
            // CHECKMULTISIG takes one element too many off the stack.
            case Multisig multisig -> 1 + multisig.threshold() * sized(SIGNATURE);
            default -> throw new IllegalArgumentException("No script that stands inside another: " + script);
        };
    }

    private static int keyHashWitness() {
        return 1 + sized(SIGNATURE) + sized(KEY);
    }

    private static int scriptWitness(ScriptExpression inner) {
        return 1 + signatures(inner) + sized(length(inner));
    }

    private static int length(ScriptExpression script) {
        return script.script(0, 0).length;
    }

    private static int sized(int bytes) {
        return CompactSize.bytesOf(bytes) + bytes;
    }

    /** {@return the bytes of an element that a script pushes} */
    private static int pushed(int bytes) {
        var opcodes = bytes <= 75 ? 1 : bytes <= 255 ? 2 : 3;
        return opcodes + bytes;
    }
}
