package org.malipo.chain;

import fr.acinq.bitcoin.Block;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.light.PackedScripts;
import org.malipo.bitcoin.p2p.ProtocolException;
import org.malipo.bitcoin.rpc.RpcError;
import org.malipo.bitcoin.rpc.RpcUnavailable;

/**
 * Goes through the blocks of the past over JSON-RPC, some of them fetched ahead: by the node's compact filters where it
 * keeps them (Bitcoin Core's {@code blockfilterindex}), or else block by block.
 */
final class NodeSearch implements PastSearch {
    private static final int FETCHERS = 4;

    /** A block can take tens of megabytes of memory. */
    private static final int AHEAD = 8;

    private final Node node;
    private final Follower follower;
    private final Mailbox mailbox;

    NodeSearch(Node node, Follower follower, Mailbox mailbox) {
        this.node = node;
        this.follower = follower;
        this.mailbox = mailbox;
    }

    @Override
    public int firstSince(Instant time) throws SourceAway {
        try {
            return FirstBlock.since(time, follower.tip().height(), node::blockTime);
        } catch (RpcError | RpcUnavailable e) {
            throw new SourceAway("The node does not tell when its blocks were mined: " + e.getMessage());
        }
    }

    @Override
    public void visit(PassTable.Pass pass, PackedScripts scripts, PassProgress progress)
            throws SourceAway, BlocksGone, InterruptedException {
        var fetchers = Executors.newFixedThreadPool(FETCHERS, Thread.ofVirtual().factory());
        try {
            var filtered = node.hasFilters();
            progress.setOut(!filtered);
            visit(pass.nextHeight(), filtered ? scripts : null, progress, fetchers);
        } catch (RpcUnavailable e) {
            throw new SourceAway(String.valueOf(e.getMessage()));
        } finally {
            fetchers.shutdownNow();
        }
    }

    private void visit(int from, @Nullable PackedScripts scripts, PassProgress progress, ExecutorService fetchers)
            throws SourceAway, BlocksGone, InterruptedException {
        Queue<Future<Optional<Block>>> coming = new ArrayDeque<>();
        int asked = from;
        for (int height = from; height <= progress.tipHeight() && !progress.isCalledOff(); height++) {
            for (; coming.size() < AHEAD && asked <= progress.tipHeight(); asked++) {
                int next = asked;
                coming.add(fetchers.submit(() -> fetch(next, scripts)));
            }
            var block = await(coming.remove(), height, progress);
            if (block.isPresent()) {
                look(block.get(), height, progress);
            }
            progress.reached(height);
        }
        progress.note();
    }

    private Optional<Block> fetch(int height, @Nullable PackedScripts scripts) throws ProtocolException {
        return scripts == null ? Optional.of(node.block(height)) : node.blockIfOf(height, scripts);
    }

    private Optional<Block> await(Future<Optional<Block>> coming, int height, PassProgress progress)
            throws SourceAway, BlocksGone, InterruptedException {
        try {
            return coming.get();
        } catch (ExecutionException e) {
            progress.note();
            throw switch (e.getCause()) {
                case RpcError refusal when isPruned(refusal) -> throw gone(height);
                case RpcError refusal ->
                    new SourceAway("The node does not give out block " + height + ": " + refusal.reason());
                case null, default -> new SourceAway("Block " + height + " can't be had: " + e.getMessage());
            };
        }
    }

    private void look(Block block, int height, PassProgress progress) throws InterruptedException {
        if (!mailbox.await(() -> progress.find(block, height))) {
            throw new InterruptedException("The connection to the node has ended.");
        }
    }

    /** {@return whether the node has deleted a block to save space (Bitcoin Core's option {@code prune})} */
    static boolean isPruned(RpcError error) {
        return error.reason().toLowerCase(Locale.ROOT).contains("pruned");
    }

    private BlocksGone gone(int height) {
        int kept = node.info().lowestKept();
        return new BlocksGone(
                kept > height
                        ? "The node has deleted the blocks below " + kept + " to save space, so block " + height
                                + " can't be looked at. Begin at block " + kept
                                + " or later, search the unspent outputs,"
                                + " or follow a node that keeps all blocks."
                        : "The node has deleted block " + height + " to save space. Have it fetched again (bitcoin-cli"
                                + " getblockfrompeer) or follow a node that keeps all blocks.");
    }

    @Override
    public void lookAtMempool(String group) {
        follower.parts().revisits().ask(node.network(), group, List.of(RevisitTable.MEMPOOL));
    }
}
