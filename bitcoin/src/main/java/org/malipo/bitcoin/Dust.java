package org.malipo.bitcoin;

import fr.acinq.bitcoin.Satoshi;

/** The smallest amounts that nodes relay, as Bitcoin Core works them out at its default dust relay fee of 3 sat/vB. */
public final class Dust {
    private static final int RELAY_SAT_PER_VBYTE = 3;
    private static final int AMOUNT_BYTES = 8;
    /** Outpoint, script length, a signature with key, sequence: what a later spend costs. */
    private static final int SPEND_BYTES = 32 + 4 + 1 + 107 + 4;
    /** The same with signature and key in the witness, where four bytes count as one. */
    private static final int WITNESS_SPEND_BYTES = 32 + 4 + 1 + 107 / 4 + 4;

    private static final int OP_RETURN = 0x6a;

    private Dust() {}

    /** {@return the least amount that an output with this script may hold; zero where the script can't be spent} */
    public static Satoshi limitOf(byte[] scriptPubKey) {
        if (scriptPubKey.length > 0 && scriptPubKey[0] == OP_RETURN) {
            return new Satoshi(0);
        }
        var spend = isWitnessProgram(scriptPubKey) ? WITNESS_SPEND_BYTES : SPEND_BYTES;
        var output = AMOUNT_BYTES + lengthBytes(scriptPubKey.length) + scriptPubKey.length;
        return new Satoshi((long) RELAY_SAT_PER_VBYTE * (output + spend));
    }

    private static boolean isWitnessProgram(byte[] script) {
        return WitnessProgram.ofScript(script).isPresent();
    }

    private static int lengthBytes(int length) {
        return length < 0xfd ? 1 : 3;
    }
}
