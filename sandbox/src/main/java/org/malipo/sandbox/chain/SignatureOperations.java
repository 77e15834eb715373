package org.malipo.sandbox.chain;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.util.List;

/**
 * Counts signature operations as the block limit does (BIP 141): legacy and P2SH ones four times, those of witness
 * version 0 once.
 */
public final class SignatureOperations {
    private static final int OP_PUSHDATA1 = 0x4c;
    private static final int OP_PUSHDATA4 = 0x4e;
    private static final int OP_1 = 0x51;
    private static final int OP_16 = 0x60;
    private static final int OP_CHECKSIG = 0xac;
    private static final int OP_CHECKSIGVERIFY = 0xad;
    private static final int OP_CHECKMULTISIG = 0xae;
    private static final int OP_CHECKMULTISIGVERIFY = 0xaf;
    private static final int MAX_KEYS = 20;

    private SignatureOperations() {}

    /**
     * @param coins what the inputs spend; empty for a coinbase
     */
    public static int cost(Transaction tx, List<Coin> coins) {
        int cost = legacy(tx) * Regtest.WITNESS_SCALE;
        for (int i = 0; i < coins.size(); i++) {
            cost += inputCost(tx.txIn.get(i), coins.get(i).output().publicKeyScript);
        }
        return cost;
    }

    static int legacy(Transaction tx) {
        int count = 0;
        for (TxIn input : tx.txIn) {
            count += count(input.signatureScript, false);
        }
        for (TxOut output : tx.txOut) {
            count += count(output.publicKeyScript, false);
        }
        return count;
    }

    private static int inputCost(TxIn input, ByteVector script) {
        if (!Script.isPay2sh(script.toByteArray())) {
            return witnessCost(script, input);
        }
        ByteVector redeem = lastPush(input.signatureScript);
        return count(redeem, true) * Regtest.WITNESS_SCALE + witnessCost(redeem, input);
    }

    private static int witnessCost(ByteVector program, TxIn input) {
        byte[] bytes = program.toByteArray();
        if (Script.isPay2wpkh(bytes)) {
            return 1;
        }
        return Script.isPay2wsh(bytes) && !input.witness.stack.isEmpty() ? count(input.witness.last(), true) : 0;
    }

    private static ByteVector lastPush(ByteVector script) {
        ByteVector last = ByteVector.empty;
        for (int at = 0; at < script.size(); ) {
            int next = next(script, at);
            if (next > script.size()) {
                return ByteVector.empty;
            }
            int opcode = script.get(at) & 0xff;
            last = opcode <= OP_PUSHDATA4 ? script.slice(next - pushed(script, at), next) : ByteVector.empty;
            at = next;
        }
        return last;
    }

    /**
     * @param accurate count the keys of a multisig instead of assuming 20
     */
    private static int count(ByteVector script, boolean accurate) {
        int count = 0;
        int before = -1;
        for (int at = 0; at < script.size(); at = next(script, at)) {
            int opcode = script.get(at) & 0xff;
            if (opcode == OP_CHECKSIG || opcode == OP_CHECKSIGVERIFY) {
                count++;
            } else if (opcode == OP_CHECKMULTISIG || opcode == OP_CHECKMULTISIGVERIFY) {
                boolean known = accurate && before >= OP_1 && before <= OP_16;
                count += known ? before - OP_1 + 1 : MAX_KEYS;
            }
            before = opcode;
        }
        return count;
    }

    /** {@return where the next operation starts; beyond the end when this one is cut short} */
    private static int next(ByteVector script, int at) {
        int opcode = script.get(at) & 0xff;
        int lengthBytes = opcode >= OP_PUSHDATA1 && opcode <= OP_PUSHDATA4 ? 1 << (opcode - OP_PUSHDATA1) : 0;
        long end = 1L + at + lengthBytes + pushed(script, at);
        return end > script.size() ? script.size() + 1 : (int) end;
    }

    private static int pushed(ByteVector script, int at) {
        int opcode = script.get(at) & 0xff;
        if (opcode < OP_PUSHDATA1) {
            return opcode;
        }
        if (opcode > OP_PUSHDATA4) {
            return 0;
        }
        int lengthBytes = 1 << (opcode - OP_PUSHDATA1);
        long length = 0;
        for (int i = 0; i < lengthBytes; i++) {
            int index = at + 1 + i;
            length |= index < script.size() ? (script.get(index) & 0xffL) << (8 * i) : 0;
        }
        return (int) Math.min(length, Integer.MAX_VALUE);
    }
}
