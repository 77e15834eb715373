package org.malipo.sandbox.chain;

import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.ScriptFlags;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the scripts of transactions. What passed once need not run again: a block mostly holds what the mempool has
 * checked under stricter flags.
 */
public final class ScriptRules {
    /** Consensus flags of regtest: every soft fork up to taproot is active. */
    public static final int CONSENSUS = ScriptFlags.SCRIPT_VERIFY_P2SH
            | ScriptFlags.SCRIPT_VERIFY_DERSIG
            | ScriptFlags.SCRIPT_VERIFY_NULLDUMMY
            | ScriptFlags.SCRIPT_VERIFY_CHECKLOCKTIMEVERIFY
            | ScriptFlags.SCRIPT_VERIFY_CHECKSEQUENCEVERIFY
            | ScriptFlags.SCRIPT_VERIFY_WITNESS
            | ScriptFlags.SCRIPT_VERIFY_TAPROOT;

    public static final int STANDARD = ScriptFlags.STANDARD_SCRIPT_VERIFY_FLAGS | CONSENSUS;

    private static final int PASSED_KEPT = 100_000;

    /** The flags that a transaction passed, by its wtxid. */
    private final Map<ByteVector32, Integer> passed = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteVector32, Integer> eldest) {
            return size() > PASSED_KEPT;
        }
    };

    /**
     * @param coins what the inputs spend, in order
     */
    public void check(Transaction tx, List<Coin> coins, int flags) throws Refused {
        ByteVector32 id = Witness.hashOf(tx);
        if ((passed.getOrDefault(id, 0) & flags) == flags) {
            return;
        }
        List<TxOut> outputs = coins.stream().map(Coin::output).toList();
        for (int i = 0; i < tx.txIn.size(); i++) {
            checkInput(tx, i, outputs, flags);
        }
        passed.put(id, flags);
    }

    private static void checkInput(Transaction tx, int index, List<TxOut> spent, int flags) throws Refused {
        if (!passes(tx, index, spent, flags)) {
            boolean onlyPolicy = flags != CONSENSUS && passes(tx, index, spent, CONSENSUS);
            String reason = onlyPolicy ? "non-mandatory-script-verify-flag" : "mandatory-script-verify-flag-failed";
            throw new Refused(reason + " (Script failed)", "input %d of %s".formatted(index, tx.txid));
        }
    }

    private static boolean passes(Transaction tx, int index, List<TxOut> spent, int flags) {
        TxIn input = tx.txIn.get(index);
        TxOut output = spent.get(index);
        var runner = new Script.Runner(new Script.Context(tx, index, output.amount, spent), flags);
        try {
            return runner.verifyScripts(input.signatureScript, output.publicKeyScript, input.witness);
        } catch (RuntimeException | StackOverflowError e) {
            // The interpreter reports a failing script by whatever exception it ran into.
            return false;
        }
    }
}
