package org.malipo.sandbox.chain;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * What a transaction must obey wherever it stands: its own form, its locks, its coins. Scripts are {@link
 * ScriptRules}'s.
 */
public final class TransactionRules {
    private static final int MAX_BASE_BYTES = Regtest.MAX_BLOCK_WEIGHT / Regtest.WITNESS_SCALE;
    private static final int LOCK_TIME_UNIT_SHIFT = 9;

    private TransactionRules() {}

    /** Checks what needs no other data. */
    public static void checkForm(Transaction tx) throws Refused {
        refuseIf(tx.txIn.isEmpty(), "bad-txns-vin-empty");
        refuseIf(tx.txOut.isEmpty(), "bad-txns-vout-empty");
        refuseIf(tx.baseSize() > MAX_BASE_BYTES, "bad-txns-oversize");
        checkOutputs(tx);
        var outPoints = new HashSet<OutPoint>();
        for (TxIn input : tx.txIn) {
            refuseIf(!outPoints.add(input.outPoint), "bad-txns-inputs-duplicate");
        }
        if (tx.isCoinbase()) {
            int length = tx.txIn.getFirst().signatureScript.size();
            refuseIf(length < 2 || length > 100, "bad-cb-length");
        } else {
            refuseIf(tx.txIn.stream().anyMatch(input -> input.outPoint.isCoinbase()), "bad-txns-prevout-null");
        }
    }

    private static void checkOutputs(Transaction tx) throws Refused {
        long total = 0;
        for (TxOut output : tx.txOut) {
            long sats = output.amount.toLong();
            refuseIf(sats < 0, "bad-txns-vout-negative");
            refuseIf(sats > Regtest.MAX_MONEY_SATS, "bad-txns-vout-toolarge");
            total += sats;
            refuseIf(!Regtest.isMoney(total), "bad-txns-txouttotal-toolarge");
        }
    }

    /**
     * Absolute lock time (BIP 113).
     * @param medianTimePast of the block before
     */
    public static boolean isFinal(Transaction tx, int height, long medianTimePast) {
        if (tx.lockTime == 0) {
            return true;
        }
        long reached = tx.lockTime < Transaction.LOCKTIME_THRESHOLD ? height : medianTimePast;
        return tx.lockTime < reached || tx.txIn.stream().allMatch(TxIn::isFinal);
    }

    /**
     * Relative lock times (BIP 68).
     * @param previous the block before the one that would hold the transaction
     * @param medianTimeAt median time past of the active block of a height
     */
    public static boolean sequenceLocksPass(
            Transaction tx, List<Coin> coins, BlockEntry previous, IntToLongFunction medianTimeAt) {
        if (tx.version < 2) {
            return true;
        }
        for (int i = 0; i < coins.size(); i++) {
            long sequence = tx.txIn.get(i).sequence;
            if ((sequence & TxIn.SEQUENCE_LOCKTIME_DISABLE_FLAG) == 0
                    && !hasAged(sequence, coins.get(i), previous, medianTimeAt)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasAged(long sequence, Coin coin, BlockEntry previous, IntToLongFunction medianTimeAt) {
        long units = sequence & TxIn.SEQUENCE_LOCKTIME_MASK;
        if ((sequence & TxIn.SEQUENCE_LOCKTIME_TYPE_FLAG) == 0) {
            return coin.height() + units <= previous.height() + 1;
        }
        long since = medianTimeAt.applyAsLong(Math.max(coin.height() - 1, 0));
        return since + (units << LOCK_TIME_UNIT_SHIFT) <= previous.medianTimePast();
    }

    /** {@return the fee in satoshis, after checking maturity and amounts} */
    public static long feeSats(Transaction tx, List<Coin> coins, int spendHeight) throws Refused {
        long in = 0;
        for (Coin coin : coins) {
            if (!coin.isMatureAt(spendHeight)) {
                int depth = spendHeight - coin.height();
                throw new Refused("bad-txns-premature-spend-of-coinbase", "tried to spend coinbase at depth " + depth);
            }
            in += coin.sats();
            refuseIf(!Regtest.isMoney(in), "bad-txns-inputvalues-outofrange");
        }
        long out = tx.txOut.stream().mapToLong(output -> output.amount.toLong()).sum();
        if (in < out) {
            throw new Refused("bad-txns-in-belowout", "value in (%s) < value out (%s)".formatted(btc(in), btc(out)));
        }
        return in - out;
    }

    private static String btc(long sats) {
        return BigDecimal.valueOf(sats, 8).toPlainString();
    }

    static void refuseIf(boolean broken, String reason) throws Refused {
        if (broken) {
            throw new Refused(reason);
        }
    }
}
