package org.malipo.sandbox.mempool;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxIn;
import java.util.ArrayList;
import java.util.List;
import org.malipo.sandbox.chain.BlockEntry;
import org.malipo.sandbox.chain.ChainListener;
import org.malipo.sandbox.chain.ChainState;
import org.malipo.sandbox.chain.Coin;
import org.malipo.sandbox.chain.Refused;
import org.malipo.sandbox.chain.TransactionRules;
import org.malipo.sandbox.chain.Undo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the mempool in step with the chain: what a block confirms or contradicts leaves, what a disconnected block held
 * comes back.
 */
public final class BlockUpdates implements ChainListener {
    private static final Logger log = LoggerFactory.getLogger(BlockUpdates.class);

    private final ChainState chain;
    private final Mempool mempool;
    private final Admission admission;
    private final List<List<Transaction>> disconnected = new ArrayList<>();

    public BlockUpdates(ChainState chain, Mempool mempool, Admission admission) {
        this.chain = chain;
        this.mempool = mempool;
        this.admission = admission;
    }

    @Override
    public void connected(BlockEntry entry, Block block, Undo undo) {
        for (Transaction tx : block.tx) {
            MempoolEntry confirmed = mempool.find(tx.txid);
            if (confirmed != null) {
                mempool.remove(confirmed, MempoolListener.Removal.CONFIRMED);
            }
            for (TxIn input : tx.txIn) {
                MempoolEntry rival = mempool.spender(input.outPoint);
                if (rival != null) {
                    mempool.removeWithDescendants(rival, MempoolListener.Removal.CONFLICTS_WITH_BLOCK);
                }
            }
        }
    }

    @Override
    public void disconnected(BlockEntry entry, Block block, Undo undo) {
        disconnected.add(block.tx.subList(1, block.tx.size()));
    }

    @Override
    public void settled(BlockEntry oldTip, BlockEntry newTip) {
        if (disconnected.isEmpty()) {
            return;
        }
        for (List<Transaction> block : disconnected.reversed()) {
            block.forEach(this::bringBack);
        }
        disconnected.clear();
        new ArrayList<>(mempool.all()).forEach(this::dropIfInvalid);
    }

    private void bringBack(Transaction tx) {
        if (chain.place(tx.txid) != null) {
            return;
        }
        try {
            admission.readmit(tx, admission.now());
        } catch (Refused e) {
            log.debug("Transaction {} does not return to the mempool: {}", tx.txid, e.text());
        }
    }

    private void dropIfInvalid(MempoolEntry entry) {
        if (mempool.find(entry.txid()) != null && !isStillValid(entry.tx())) {
            mempool.removeWithDescendants(entry, MempoolListener.Removal.NO_LONGER_VALID);
        }
    }

    private boolean isStillValid(Transaction tx) {
        int next = chain.tip().height() + 1;
        var coins = new ArrayList<Coin>();
        for (TxIn input : tx.txIn) {
            OutPoint outPoint = input.outPoint;
            var unconfirmed = mempool.output(outPoint);
            Coin coin = unconfirmed == null ? chain.coins().find(outPoint) : new Coin(unconfirmed, next, false);
            if (coin == null || !coin.isMatureAt(next)) {
                return false;
            }
            coins.add(coin);
        }
        return TransactionRules.isFinal(tx, next, chain.tip().medianTimePast())
                && TransactionRules.sequenceLocksPass(
                        tx,
                        coins,
                        chain.tip(),
                        height -> chain.at(Math.min(height, next - 1)).medianTimePast());
    }
}
