package org.malipo.chain;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHeader;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.MerkleTree;
import fr.acinq.bitcoin.OP_PUSHDATA;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxHash;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.malipo.bitcoin.rpc.RpcClient;
import org.malipo.sandbox.chain.CoinbaseHeight;
import org.malipo.sandbox.chain.Regtest;
import org.malipo.sandbox.chain.Witness;

/** Mines on any block of a node's chain, as another miner with a better connection would. */
final class OtherMiner {
    private static final long VERSION = 0x2000_0000L;

    private final RpcClient node;

    /** Makes blocks of the same height differ. */
    private long extraNonce = System.nanoTime();

    OtherMiner(RpcClient node) {
        this.node = node;
    }

    /** Gives the node so many blocks on top of the one at this height, each with these transactions alone. */
    void mine(int height, int count, Transaction... transactions) {
        var parent = header(height);
        for (var i = 1; i <= count; i++) {
            var block = solved(parent, height + i, List.of(transactions));
            var refusal = node.callOnce("submitblock", HexFormat.of().formatHex(Block.write(block)));
            if (!refusal.isNull()) {
                throw new IllegalStateException("block refused: " + refusal);
            }
            parent = block.header;
        }
    }

    private BlockHeader header(int height) {
        var hash = node.call("getblockhash", height).asString();
        return BlockHeader.read(node.call("getblockheader", hash, false).asString());
    }

    private Block solved(BlockHeader parent, int height, List<Transaction> transactions) {
        var all = new ArrayList<Transaction>();
        all.add(coinbase(height, transactions));
        all.addAll(transactions);
        var root = MerkleTree.computeRoot(all.stream().map(tx -> tx.hash.value).toList());
        var header = new BlockHeader(VERSION, parent.hash, root, parent.time + 1, Regtest.BITS, 0);
        while (!header.checkProofOfWork()) {
            header = header.setNonce(header.nonce + 1);
        }
        return new Block(header, all);
    }

    private Transaction coinbase(int height, List<Transaction> transactions) {
        var script = List.of(CoinbaseHeight.push(height), new OP_PUSHDATA(Script.encodeNumber(extraNonce++)));
        var nowhere = new OutPoint(new TxHash(ByteVector32.Zeroes), 0xffff_ffffL);
        var input = new TxIn(nowhere, script, TxIn.SEQUENCE_FINAL).updateWitness(Witness.RESERVED);
        var reward = new TxOut(new Satoshi(Regtest.subsidySats(height)), RegtestNetwork.SCRIPT);
        var bare = new Transaction(2, List.of(input), List.of(reward), 0);
        var all = new ArrayList<Transaction>();
        all.add(bare);
        all.addAll(transactions);
        return bare.addOutput(Witness.commitment(all));
    }
}
