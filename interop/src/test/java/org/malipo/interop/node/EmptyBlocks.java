package org.malipo.interop.node;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHeader;
import fr.acinq.bitcoin.OP_PUSHDATA;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxHash;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.malipo.bitcoin.rpc.RpcClient;

/** Mines blocks without transactions on any block of the chain, as another miner with a better connection would. */
final class EmptyBlocks {
    private static final long VERSION = 0x20000000;
    private static final long FINAL = 0xffffffffL;

    /** What Bitcoin Core says of a valid block that is not of the longest chain. */
    private static final String NOT_BEST_YET = "inconclusive";

    private final RpcClient node;
    private final byte[] payTo;

    EmptyBlocks(RpcClient node, byte[] payTo) {
        this.node = node;
        this.payTo = payTo.clone();
    }

    /** Gives the node a branch of {@code count} blocks on top of the block at {@code height}. */
    void submit(int height, int count) {
        var parent = header(height);
        for (int i = 1; i <= count; i++) {
            var block = mined(parent, height + i);
            var refusal = node.callOnce("submitblock", HexFormat.of().formatHex(Block.write(block)));
            if (!refusal.isNull() && !refusal.asString().equals(NOT_BEST_YET)) {
                throw new IllegalStateException("block refused: " + refusal);
            }
            parent = block.header;
        }
    }

    private BlockHeader header(int height) {
        var hash = node.call("getblockhash", height).stringValue();
        return BlockHeader.read(node.call("getblockheader", hash, false).stringValue());
    }

    private Block mined(BlockHeader parent, int height) {
        var coinbase = coinbase(height);
        var header = new BlockHeader(VERSION, parent.hash, coinbase.hash.value, parent.time + 1, parent.bits, 0);
        while (!header.checkProofOfWork()) {
            header = header.setNonce(header.nonce + 1);
        }
        return new Block(header, List.of(coinbase));
    }

    /** Its height comes first (BIP 34), then a number that makes it unlike any other. */
    private Transaction coinbase(int height) {
        var unique = ByteBuffer.allocate(Long.BYTES)
                .putLong(ThreadLocalRandom.current().nextLong())
                .array();
        var script = Script.write(List.of(new OP_PUSHDATA(Script.encodeNumber(height)), new OP_PUSHDATA(unique)));
        var nothing = new OutPoint(new TxHash(new byte[32]), FINAL);
        var input = new TxIn(nothing, script, FINAL);
        var subsidy = new Satoshi(5_000_000_000L >> (height / 150));
        return new Transaction(1, List.of(input), List.of(new TxOut(subsidy, payTo)), 0);
    }
}
