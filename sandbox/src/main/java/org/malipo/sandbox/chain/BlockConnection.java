package org.malipo.sandbox.chain;

import static org.malipo.sandbox.chain.TransactionRules.refuseIf;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;

/** Applies blocks to the coins, and takes them back. A block that breaks a rule leaves the coins as they were. */
final class BlockConnection {
    private final UtxoSet coins;
    private final ScriptRules scripts;
    private final IntToLongFunction medianTimeAt;

    BlockConnection(UtxoSet coins, ScriptRules scripts, IntToLongFunction medianTimeAt) {
        this.coins = coins;
        this.scripts = scripts;
        this.medianTimeAt = medianTimeAt;
    }

    /**
     * @param entry the block's; when it is already verified, scripts do not run again
     */
    Undo connect(Block block, BlockEntry entry, BlockEntry previous) throws Refused {
        var spent = new ArrayList<List<Coin>>(block.tx.size());
        try {
            long fees = 0;
            int operations = 0;
            for (Transaction tx : block.tx) {
                refuseIf(coins.hasOutputsOf(tx), "bad-txns-BIP30");
                List<Coin> inputs = tx.isCoinbase() ? List.of() : coins.coinsOf(tx);
                operations += SignatureOperations.cost(tx, inputs);
                refuseIf(operations > Regtest.MAX_BLOCK_SIGOPS_COST, "bad-blk-sigops");
                fees += tx.isCoinbase() ? 0 : checkSpend(tx, inputs, entry, previous);
                coins.apply(tx, entry.height());
                spent.add(inputs);
            }
            long claimed = block.tx.getFirst().txOut.stream()
                    .mapToLong(output -> output.amount.toLong())
                    .sum();
            refuseIf(claimed > Regtest.subsidySats(entry.height()) + fees, "bad-cb-amount");
            return new Undo(spent);
        } catch (Refused e) {
            revert(block, spent);
            throw e;
        }
    }

    private long checkSpend(Transaction tx, List<Coin> inputs, BlockEntry entry, BlockEntry previous) throws Refused {
        long fee = TransactionRules.feeSats(tx, inputs, entry.height());
        boolean aged = TransactionRules.sequenceLocksPass(tx, inputs, previous, medianTimeAt);
        refuseIf(!aged, "bad-txns-nonfinal");
        if (!entry.isVerified()) {
            scripts.check(tx, inputs, ScriptRules.CONSENSUS);
        }
        return fee;
    }

    void disconnect(Block block, Undo undo) {
        revert(block, undo.spentByTransaction());
    }

    private void revert(Block block, List<List<Coin>> spent) {
        for (int i = spent.size() - 1; i >= 0; i--) {
            coins.revert(block.tx.get(i), spent.get(i));
        }
    }
}
