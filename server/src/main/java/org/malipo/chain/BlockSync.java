package org.malipo.chain;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.BlockHeader;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.MerkleTree;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.p2p.Inventory;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.bitcoin.p2p.MessageCodec;
import org.malipo.bitcoin.p2p.Peer;
import org.malipo.bitcoin.p2p.ProtocolException;

/**
 * Brings our chain to the node's tip and keeps it there: headers first, then their blocks in order, a few at a time. What
 * does not continue our chain is only a hint; whether our tip is still in the node's chain is asked of the node itself.
 */
final class BlockSync {
    private static final int IN_FLIGHT = 10;
    private static final long HEADERS_PATIENCE = TimeUnit.SECONDS.toNanos(3);
    private static final BlockHash NO_STOP = new BlockHash(ByteVector32.Zeroes);

    private final Peer peer;
    private final Node node;
    private final Follower follower;
    private final Deque<BlockHash> wanted = new ArrayDeque<>();
    private final Map<BlockHash, Block> arrived = new HashMap<>();
    private int inFlight;
    private boolean moreHeaders;
    private boolean atTip;
    private long headersAskedAt;
    private boolean headersAwaited;
    private NodeInfo info;

    BlockSync(Peer peer, Node node, Follower follower, NodeInfo info) {
        this.peer = peer;
        this.node = node;
        this.follower = follower;
        this.info = info;
    }

    /** {@return whether the last block we know is the node's best, and none is on its way} */
    boolean isAtTip() {
        return atTip && wanted.isEmpty();
    }

    void askHeaders() throws IOException {
        var locator = new ArrayList<BlockHash>();
        if (!wanted.isEmpty()) {
            locator.add(wanted.getLast());
        }
        locator.addAll(follower.locator());
        headersAwaited = true;
        headersAskedAt = System.nanoTime();
        peer.send(new Message.GetHeaders(locator, NO_STOP));
    }

    void headers(List<BlockHeader> headers) throws IOException {
        headersAwaited = false;
        if (headers.isEmpty()) {
            return;
        }
        requireChain(headers);
        var last = wanted.isEmpty() ? follower.tip().hash() : wanted.getLast();
        var next = headers.stream()
                .dropWhile(header -> !header.hashPreviousBlock.equals(last))
                .map(header -> header.hash)
                .toList();
        if (!next.isEmpty()) {
            atTip = false;
            wanted.addAll(next);
            moreHeaders = headers.size() == MessageCodec.MAX_HEADERS;
            request();
        } else if (!isKnown(headers.getLast().hash)) {
            resolve();
        }
    }

    /** A block was announced by its hash alone. */
    void announced(BlockHash hash) throws IOException {
        if (!isKnown(hash)) {
            askHeaders();
        }
    }

    void block(Block block) throws IOException {
        inFlight = Math.max(0, inFlight - 1);
        if (wanted.contains(block.hash)) {
            arrived.put(block.hash, block);
        }
        for (var next = nextArrived(); next != null; next = nextArrived()) {
            connect(next);
        }
        request();
        if (wanted.isEmpty()) {
            if (moreHeaders) {
                moreHeaders = false;
                askHeaders();
            } else {
                check();
            }
        }
    }

    /** Asks the node where it is, and goes after it if we are elsewhere. */
    void check() throws IOException {
        info = node.info();
        atTip = wanted.isEmpty() && info.bestBlock().equals(follower.tip().hash());
        if (!atTip && wanted.isEmpty()) {
            resolve();
        }
    }

    /** {@return what the node said when it was last asked} */
    NodeInfo info() {
        return info;
    }

    /** {@return the next block in order, if it is here; it is wanted no more then} */
    private @Nullable Block nextArrived() {
        var block = wanted.isEmpty() ? null : arrived.remove(wanted.getFirst());
        if (block != null) {
            wanted.removeFirst();
        }
        return block;
    }

    private void connect(Block block) throws ProtocolException {
        requireMerkleRoot(block);
        if (block.header.hashPreviousBlock.equals(follower.tip().hash())) {
            follower.connect(block);
        } else {
            forget();
        }
    }

    /** The node's chain is another than ours, or longer. */
    private void resolve() throws IOException {
        if (follower.leaveStaleBranch(node::blockAt)) {
            forget();
        }
        if (headersAwaited && System.nanoTime() - headersAskedAt > HEADERS_PATIENCE) {
            wantByHeight();
        } else if (!headersAwaited) {
            askHeaders();
        }
    }

    /** Some nodes leave {@code getheaders} unanswered while they think that they are behind. */
    private void wantByHeight() throws IOException {
        var height = follower.tip().height();
        for (var i = 1; i <= IN_FLIGHT; i++) {
            node.blockAt(height + i).ifPresent(wanted::add);
        }
        request();
    }

    private void request() throws IOException {
        if (inFlight > 0 || wanted.isEmpty()) {
            return;
        }
        var items =
                wanted.stream().limit(IN_FLIGHT).map(Inventory::witnessBlock).toList();
        inFlight = items.size();
        peer.send(new Message.GetData(items));
    }

    private void forget() {
        wanted.clear();
        arrived.clear();
        inFlight = 0;
        moreHeaders = false;
        headersAwaited = false;
    }

    private boolean isKnown(BlockHash hash) {
        return hash.equals(follower.tip().hash()) || wanted.contains(hash);
    }

    private static void requireChain(List<BlockHeader> headers) throws ProtocolException {
        for (var i = 1; i < headers.size(); i++) {
            if (!headers.get(i).hashPreviousBlock.equals(headers.get(i - 1).hash)) {
                throw new ProtocolException("The node sends headers that are no chain.");
            }
        }
    }

    private static void requireMerkleRoot(Block block) throws ProtocolException {
        var leaves = block.tx.stream().map(tx -> tx.hash.value).toList();
        if (leaves.isEmpty() || !MerkleTree.computeRoot(leaves).equals(block.header.hashMerkleRoot)) {
            throw new ProtocolException("Block " + Hashes.hex(block.hash) + " does not hold what its header says.");
        }
    }
}
