package org.malipo.bitcoin.light;

import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.BlockHeader;
import java.util.List;
import org.malipo.bitcoin.light.Misbehaviour.Kind;
import org.malipo.bitcoin.p2p.BlockLocator;
import org.malipo.bitcoin.p2p.MessageCodec;

/** Asks each peer for its chain of headers, so that the one with the most work is found if a single peer has it. */
final class HeaderSync {
    private static final int MOST_ROUNDS = 3;

    /** An announcement of new blocks that crosses our question may look like its answer. */
    private static final int MOST_UNCONNECTED = 2;

    private final HeaderChain chain;
    private final LightPeers peers;
    private final Runnable progress;

    /** @param progress told of each batch, since the first time takes long */
    HeaderSync(HeaderChain chain, LightPeers peers, Runnable progress) {
        this.chain = chain;
        this.peers = peers;
        this.progress = progress;
    }

    /** Asks until nothing has changed, because what a peer has may be another chain's after a reorganisation. */
    void run() throws InterruptedException {
        var tip = chain.hash(chain.height());
        askAll();
        for (var again = 0; again < MOST_ROUNDS && !tip.equals(chain.hash(chain.height())); again++) {
            tip = chain.hash(chain.height());
            askAll();
        }
    }

    private void askAll() throws InterruptedException {
        for (var peer : peers.connected()) {
            try {
                follow(peer);
            } catch (Misbehaviour e) {
                peers.drop(peer, e);
            }
        }
    }

    /**
     * Asks from the block below our tip on, so that the answer shows whether the peer has the tip itself: of what it does
     * not have it must not be asked.
     */
    private void follow(LightPeer peer) throws Misbehaviour, InterruptedException {
        var locator = BlockLocator.heights(Math.max(0, chain.height() - 1))
                .mapToObj(chain::hash)
                .toList();
        var unconnected = 0;
        while (true) {
            var batch = peer.headers(locator);
            var result = chain.connect(batch);
            progress.run();
            switch (result) {
                case HeaderResult.Unconnected _ -> {
                    if (++unconnected > MOST_UNCONNECTED) {
                        throw new Misbehaviour(Kind.NO_CHAIN, "It answers with headers that follow none of ours.");
                    }
                    continue;
                }
                case HeaderResult.Known _, HeaderResult.Extended _ -> peer.has(highest(batch));
                case HeaderResult.Weaker _ -> peer.has(-1);
            }
            if (batch.size() < MessageCodec.MAX_HEADERS) {
                return;
            }
            locator = next(result, batch.getLast().hash);
        }
    }

    private List<BlockHash> next(HeaderResult result, BlockHash last) {
        return result instanceof HeaderResult.Weaker(var tip) ? chain.locator(tip) : chain.locator(last);
    }

    /** An empty answer says that it has nothing above the block below our tip, and perhaps not even that. */
    private int highest(List<BlockHeader> batch) {
        return batch.isEmpty()
                ? chain.height() == 0 ? 0 : -1
                : chain.heightOf(batch.getLast().hash).orElse(-1);
    }
}
