package org.malipo.sandbox.mining;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHeader;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.MerkleTree;
import fr.acinq.bitcoin.OP_PUSHDATA;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.ScriptElt;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxHash;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.malipo.sandbox.chain.BlockEntry;
import org.malipo.sandbox.chain.ChainState;
import org.malipo.sandbox.chain.CoinbaseHeight;
import org.malipo.sandbox.chain.Refused;
import org.malipo.sandbox.chain.Regtest;
import org.malipo.sandbox.chain.Submission;
import org.malipo.sandbox.chain.Witness;
import org.malipo.sandbox.mempool.Mempool;

/** Makes blocks on the tip and does their proof of work, two hashes on average. */
public final class Miner {
    private static final long VERSION = 0x20000000L;

    private final ChainState chain;
    private final Mempool mempool;
    private final Clock clock;

    /** Makes blocks of the same height and time differ, as those of different miners do. */
    private long extraNonce = System.nanoTime();

    public Miner(ChainState chain, Mempool mempool, Clock clock) {
        this.chain = chain;
        this.mempool = mempool;
        this.clock = clock;
    }

    /** Mines a block from the mempool, paying subsidy and fees to the script, and connects it. */
    public BlockEntry mine(ByteVector payTo) throws Refused {
        var selection = BlockAssembly.select(mempool, chain.tip());
        return connect(solve(payTo, selection.transactions(), selection.feeSats()));
    }

    /** Makes a block with exactly these transactions and proof of work; fees are left unclaimed. */
    public Block solve(ByteVector payTo, List<Transaction> transactions) {
        return solve(payTo, transactions, 0);
    }

    /** Connects a block that follows the tip. */
    public BlockEntry connect(Block block) throws Refused {
        return switch (chain.submit(block)) {
            case Submission.Accepted(var entry) -> entry;
            case Submission.Known(var entry) -> entry;
            case Submission.MissingParent() -> throw new Refused("prev-blk-not-found");
            case Submission.Invalid(var why) -> throw why;
        };
    }

    private Block solve(ByteVector payTo, List<Transaction> transactions, long feeSats) {
        BlockEntry tip = chain.tip();
        int height = tip.height() + 1;
        var all = new ArrayList<Transaction>(transactions.size() + 1);
        all.add(coinbase(height, payTo, Regtest.subsidySats(height) + feeSats, transactions));
        all.addAll(transactions);
        List<ByteVector32> hashes = all.stream().map(tx -> tx.hash.value).toList();
        long time = Math.max(tip.medianTimePast() + 1, clock.instant().getEpochSecond());
        var header = new BlockHeader(VERSION, tip.hash(), MerkleTree.computeRoot(hashes), time, Regtest.BITS, 0);
        while (!header.checkProofOfWork()) {
            header = header.setNonce(header.nonce + 1);
        }
        return new Block(header, all);
    }

    private Transaction coinbase(int height, ByteVector payTo, long sats, List<Transaction> transactions) {
        List<ScriptElt> script =
                List.of(CoinbaseHeight.push(height), new OP_PUSHDATA(Script.encodeNumber(extraNonce++)));
        var nowhere = new OutPoint(new TxHash(ByteVector32.Zeroes), 0xffffffffL);
        var input = new TxIn(nowhere, script, TxIn.SEQUENCE_FINAL).updateWitness(Witness.RESERVED);
        var reward = new TxOut(new Satoshi(sats), payTo);
        var bare = new Transaction(2, List.of(input), List.of(reward), 0);
        var all = new ArrayList<Transaction>(transactions.size() + 1);
        all.add(bare);
        all.addAll(transactions);
        return bare.addOutput(Witness.commitment(all));
    }
}
