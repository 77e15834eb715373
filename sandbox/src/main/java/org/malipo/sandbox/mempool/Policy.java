package org.malipo.sandbox.mempool;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OP_PUSHDATA;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.util.List;
import org.malipo.sandbox.chain.Coin;
import org.malipo.sandbox.chain.OutputType;
import org.malipo.sandbox.chain.Refused;

/** What is relayed, beyond what is valid: Bitcoin Core's default policy, with its codes. */
public final class Policy {
    public static final long MIN_RELAY_SATS_PER_KVB = 1_000;
    public static final long INCREMENTAL_RELAY_SATS_PER_KVB = 1_000;
    public static final int MAX_STANDARD_WEIGHT = 400_000;
    public static final int MAX_STANDARD_SIGOPS_COST = 16_000;
    static final int BYTES_PER_SIGOP = 20;

    private static final long DUST_SATS_PER_KVB = 3_000;
    private static final int MAX_VERSION = 3;
    private static final int MAX_SIGNATURE_SCRIPT = 1_650;
    private static final int MAX_DATA_SCRIPT = 83;
    private static final int MIN_BASE_BYTES = 65;
    private static final int WITNESS_SPEND_BYTES = 67;
    private static final int LEGACY_SPEND_BYTES = 148;
    private static final int MAX_WITNESS_SCRIPT = 3_600;
    private static final int MAX_WITNESS_ITEMS = 100;
    private static final int MAX_WITNESS_ITEM = 80;

    private Policy() {}

    static void checkStandard(Transaction tx) throws Refused {
        refuseIf(tx.version < 1 || tx.version > MAX_VERSION, "version");
        refuseIf(tx.weight() > MAX_STANDARD_WEIGHT, "tx-size");
        for (TxIn input : tx.txIn) {
            refuseIf(input.signatureScript.size() > MAX_SIGNATURE_SCRIPT, "scriptsig-size");
            refuseIf(!isPushOnly(input.signatureScript), "scriptsig-not-pushonly");
        }
        checkOutputs(tx);
        refuseIf(tx.baseSize() < MIN_BASE_BYTES, "tx-size-small");
    }

    private static void checkOutputs(Transaction tx) throws Refused {
        int dataOutputs = 0;
        for (TxOut output : tx.txOut) {
            OutputType type = OutputType.of(output.publicKeyScript);
            refuseIf(type == OutputType.NONSTANDARD, "scriptpubkey");
            if (type == OutputType.NULLDATA) {
                dataOutputs++;
                refuseIf(output.publicKeyScript.size() > MAX_DATA_SCRIPT, "datacarrier");
            } else {
                refuseIf(output.amount.toLong() < dustLimitSats(output.publicKeyScript), "dust");
            }
        }
        refuseIf(dataOutputs > 1, "multi-op-return");
    }

    /** {@return the smallest amount in satoshis that an output with this script may hold} */
    public static long dustLimitSats(ByteVector script) {
        int lengthBytes = script.size() < 0xfd ? 1 : 3;
        int spend = OutputType.of(script).isWitness() ? WITNESS_SPEND_BYTES : LEGACY_SPEND_BYTES;
        return DUST_SATS_PER_KVB * (8 + lengthBytes + script.size() + spend) / 1_000;
    }

    static void checkInputs(Transaction tx, List<Coin> coins) throws Refused {
        for (int i = 0; i < coins.size(); i++) {
            TxIn input = tx.txIn.get(i);
            OutputType type = OutputType.of(coins.get(i).output().publicKeyScript);
            boolean unknown = type == OutputType.NONSTANDARD || type == OutputType.WITNESS_UNKNOWN;
            refuseIf(unknown, "bad-txns-nonstandard-inputs");
            refuseIf(!isStandardWitness(input, type), "bad-witness-nonstandard");
        }
    }

    private static boolean isStandardWitness(TxIn input, OutputType type) {
        List<ByteVector> stack = input.witness.stack;
        if (type != OutputType.WITNESS_V0_SCRIPTHASH || stack.isEmpty()) {
            return true;
        }
        List<ByteVector> items = stack.subList(0, stack.size() - 1);
        return stack.getLast().size() <= MAX_WITNESS_SCRIPT
                && items.size() <= MAX_WITNESS_ITEMS
                && items.stream().allMatch(item -> item.size() <= MAX_WITNESS_ITEM);
    }

    private static boolean isPushOnly(ByteVector script) {
        try {
            return Script.parse(script).stream()
                    .allMatch(element -> element instanceof OP_PUSHDATA || Script.isSimpleValue(element));
        } catch (RuntimeException e) {
            return false; // cut short
        }
    }

    /** {@return satoshis that this many virtual bytes cost at a rate, rounded up} */
    public static long feeSats(long satsPerKvb, long vsize) {
        return Math.ceilDiv(satsPerKvb * vsize, 1_000L);
    }

    static void refuseIf(boolean broken, String reason) throws Refused {
        if (broken) {
            throw new Refused(reason);
        }
    }
}
