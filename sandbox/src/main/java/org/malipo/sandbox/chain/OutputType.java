package org.malipo.sandbox.chain;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Script;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The known forms of output scripts. Their names are those of Bitcoin Core's {@code scriptPubKey.type}. */
public enum OutputType {
    NONSTANDARD,
    PUBKEY,
    PUBKEYHASH,
    SCRIPTHASH,
    MULTISIG,
    NULLDATA,
    WITNESS_V0_KEYHASH,
    WITNESS_V0_SCRIPTHASH,
    WITNESS_V1_TAPROOT,
    ANCHOR,
    WITNESS_UNKNOWN;

    private static final Set<OutputType> WITNESS_TYPES = EnumSet.range(WITNESS_V0_KEYHASH, WITNESS_UNKNOWN);
    private static final ByteVector ANCHOR_SCRIPT = ByteVector.fromHex("51024e73");
    private static final int OP_1 = 0x51;
    private static final int OP_16 = 0x60;
    private static final int OP_RETURN = 0x6a;
    private static final int OP_CHECKSIG = 0xac;
    private static final int OP_CHECKMULTISIG = 0xae;
    private static final int MAX_BARE_KEYS = 3;

    public String coreName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isWitness() {
        return WITNESS_TYPES.contains(this);
    }

    public static OutputType of(ByteVector script) {
        byte[] bytes = script.toByteArray();
        if (Script.isPay2pkh(bytes)) {
            return PUBKEYHASH;
        }
        if (Script.isPay2sh(bytes)) {
            return SCRIPTHASH;
        }
        if (script.equals(ANCHOR_SCRIPT)) {
            return ANCHOR;
        }
        return isWitnessProgram(bytes) ? witnessType(bytes) : bareType(bytes);
    }

    private static boolean isWitnessProgram(byte[] script) {
        if (script.length < 4 || script.length > 42 || script[1] + 2 != script.length) {
            return false;
        }
        int version = script[0] & 0xff;
        return version == 0 || (version >= OP_1 && version <= OP_16);
    }

    private static OutputType witnessType(byte[] script) {
        int program = script.length - 2;
        if (script[0] == 0) {
            return program == 20 ? WITNESS_V0_KEYHASH : program == 32 ? WITNESS_V0_SCRIPTHASH : NONSTANDARD;
        }
        return script[0] == OP_1 && program == 32 ? WITNESS_V1_TAPROOT : WITNESS_UNKNOWN;
    }

    private static OutputType bareType(byte[] script) {
        int length = script.length;
        if (length == 0) {
            return NONSTANDARD;
        }
        if ((length == 35 || length == 67) && script[0] == length - 2 && (script[length - 1] & 0xff) == OP_CHECKSIG) {
            return PUBKEY;
        }
        if ((script[0] & 0xff) == OP_RETURN) {
            return isPushOnly(script) ? NULLDATA : NONSTANDARD;
        }
        return isBareMultisig(script) ? MULTISIG : NONSTANDARD;
    }

    private static boolean isPushOnly(byte[] script) {
        try {
            var elements = Script.parse(script);
            return Script.isPushOnly(elements.subList(1, elements.size()));
        } catch (RuntimeException e) {
            return false; // cut short
        }
    }

    /** m, keys of 33 or 65 bytes, n, OP_CHECKMULTISIG. */
    private static boolean isBareMultisig(byte[] script) {
        int length = script.length;
        int required = (script[0] & 0xff) - OP_1 + 1;
        int keys = length < 3 ? 0 : (script[length - 2] & 0xff) - OP_1 + 1;
        if ((script[length - 1] & 0xff) != OP_CHECKMULTISIG
                || required < 1
                || keys < required
                || keys > MAX_BARE_KEYS) {
            return false;
        }
        int at = 1;
        for (int i = 0; i < keys && at < length; i++) {
            int size = script[at];
            if (size != 33 && size != 65) {
                return false;
            }
            at += 1 + size;
        }
        return at == length - 2;
    }
}
