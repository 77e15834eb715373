package org.malipo.chain;

import fr.acinq.bitcoin.BlockHash;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.p2p.Inventory;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.bitcoin.p2p.Peer;
import org.malipo.chain.Mailbox.Input;

/**
 * One connection to the node, from the handshake until it breaks: brings the chain up to date, takes the mempool's first
 * picture, and then follows both. Everything that changes the index happens on the thread that runs it.
 */
final class Session {
    private static final long TICK = TimeUnit.SECONDS.toNanos(1);

    /** So long a new session says nothing unless it is good: what stood before may still hold, as after a moment without database. */
    private static final long FIRST_LOOK = TimeUnit.SECONDS.toNanos(5);

    /** As far behind its node a tracker still counts as ready: a block may just be on its way. */
    private static final int MOST_BEHIND = 2;

    private final Node node;
    private final Follower follower;
    private final Peer peer;
    private final Mailbox mailbox;
    private final BlockSync blocks;
    private final MempoolSync mempool;
    private final MempoolPicture picture;
    private final EvictionCheck eviction;
    private final Revisits revisits;
    private final RescanRound rescans;
    private final Heartbeat heartbeat;
    private final Watchdog watchdog;

    private BlockHash checkedTip;
    private ChainStatus.@Nullable State reported;
    private final long began = System.nanoTime();
    private long checkedAt = System.nanoTime();
    private long evictionCheckedAt = System.nanoTime();

    Session(Node node, Follower follower, Peer peer, Mailbox mailbox, RecentTransactions strangers, NodeInfo info) {
        this.node = node;
        this.follower = follower;
        this.peer = peer;
        this.mailbox = mailbox;
        this.blocks = new BlockSync(peer, node, follower, info);
        this.mempool = new MempoolSync(peer, node, follower, strangers);
        this.picture = new MempoolPicture(peer, node, mempool, mailbox);
        this.eviction = new EvictionCheck(node, follower, mailbox);
        this.revisits = new Revisits(node, follower, mailbox);
        this.rescans = new RescanRound(follower, new NodeSearch(node, follower, mailbox));
        this.heartbeat = new Heartbeat(peer, follower::now);
        this.watchdog = new Watchdog(follower::now);
        this.checkedTip = follower.tip().hash();
    }

    /** @throws IOException when the connection is lost or of no use any more */
    void run() throws IOException, InterruptedException {
        try (rescans) {
            follow();
        }
    }

    private void follow() throws IOException, InterruptedException {
        blocks.check();
        checkedTip = follower.tip().hash();
        var nextTick = System.nanoTime();
        while (true) {
            if (System.nanoTime() >= nextTick) {
                tick();
                nextTick = System.nanoTime() + TICK;
            }
            var inputs = mailbox.take(nextTick);
            if (inputs.stream().anyMatch(Session::mayBringTransaction)) {
                follower.refresh();
            }
            for (var input : inputs) {
                handle(input);
            }
            settle();
            if (state() != reported) {
                report();
            }
        }
    }

    /** Scripts that were given out before such an input came must be watched when it is dealt with. */
    private static boolean mayBringTransaction(Input input) {
        return input instanceof Input.Task || input instanceof Input.Received(Message.Tx ignored);
    }

    private void handle(Input input) throws IOException {
        switch (input) {
            case Input.Received(var message) -> handle(message);
            case Input.Task(var work) -> work.run();
            case Input.Closed(var reason) ->
                throw Objects.requireNonNullElseGet(reason, () -> new IOException("The connection was closed."));
        }
    }

    private void handle(Message message) throws IOException {
        switch (message) {
            case Message.Headers(var headers) -> blocks.headers(headers);
            case Message.BlockData(var block) -> blocks.block(block);
            case Message.Tx(var tx) -> mempool.received(tx);
            case Message.NotFound(var items) -> mempool.missing(items);
            case Message.Pong(var nonce) -> heartbeat.answered(nonce, isComplete(), mempool.isIdle());
            case Message.Inv(var items) -> {
                for (var item : items) {
                    if (item.kind() == Inventory.BLOCK) {
                        blocks.announced(item.blockHash());
                    }
                }
                mempool.announced(items);
            }
            default -> {} // nothing that a client needs
        }
    }

    /** After each batch of inputs. */
    private void settle() {
        if (!blocks.isAtTip()) {
            return;
        }
        follower.goLive();
        if (blocks.info().isSynced(node.network())) {
            picture.take();
        }
        if (!follower.tip().hash().equals(checkedTip)) {
            checkedTip = follower.tip().hash();
            eviction.start();
        }
    }

    /** Once a second. */
    private void tick() throws IOException {
        var now = System.nanoTime();
        if (!blocks.isAtTip() || now - checkedAt > node.settings().check().toNanos()) {
            checkedAt = now;
            blocks.check();
            settle();
        }
        if (now - evictionCheckedAt > node.settings().evictioncheck().toNanos()) {
            evictionCheckedAt = now;
            eviction.start();
        }
        if (isComplete()) {
            revisits.tend();
            rescans.tend();
        }
        watchdog.look(blocks.isAtTip(), follower.tip().height());
        heartbeat.beat();
        report();
    }

    private boolean isComplete() {
        return blocks.isAtTip() && picture.isDone() && blocks.info().isSynced(node.network());
    }

    private ChainStatus.State state() {
        var info = blocks.info();
        var isReady = picture.isDone()
                && info.isSynced(node.network())
                && info.headers() - follower.tip().height() <= MOST_BEHIND;
        return isReady ? ChainStatus.State.READY : ChainStatus.State.SYNCING;
    }

    private void report() {
        var state = state();
        if (reported == null && state != ChainStatus.State.READY && System.nanoTime() - began < FIRST_LOOK) {
            return;
        }
        var info = blocks.info();
        reported = state;
        follower.report(new StatusTable.Report(
                reported,
                peer.remote().userAgent(),
                Math.max(info.blocks(), follower.tip().height()),
                Math.max(info.headers(), follower.tip().height()),
                null,
                node.capabilities().degraded(),
                heartbeat.caughtUpThrough()));
    }
}
