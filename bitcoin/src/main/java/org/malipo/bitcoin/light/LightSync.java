package org.malipo.bitcoin.light;

import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.p2p.Inventory;
import org.malipo.bitcoin.p2p.Message;

/**
 * Follows the chain by headers and compact filters from several peers. All work, and every call to the follower, is done
 * by the thread that calls {@link #run} or {@link #step}.
 */
public final class LightSync implements AutoCloseable {
    /** Peers announce new blocks; so often they are asked all the same. */
    private static final long POLL_SECONDS = 10;

    private static final int MOST_WAITING = 10_000;

    private final HeaderChain headers;
    private final FilterHeaderChain filterHeaders;
    private final LightPeers peers;
    private final HeaderSync headerSync;
    private final FilterHeaderSync filterSync;
    private final Delivery delivery;
    private final Announced announced;
    private final Broadcasts broadcasts;
    private final Heard heard;
    private final BlockingQueue<News> mailbox = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile LightStatus status = new LightStatus(0, -1, -1, List.of(), 0, Map.of(), null);
    private volatile boolean closed;
    private @Nullable LightPeer askedForMempool;

    private sealed interface News {
        /** What a peer said unasked. */
        record Said(LightPeer peer, Message message) implements News {}

        /** There is something to do. */
        record Work() implements News {}

        /** Somebody wants this done by the thread that follows. */
        record Errand(Runnable work) implements News {}
    }

    /**
     * @param headers the chain as it was stored
     * @param filterHeaders of that chain
     */
    public LightSync(
            LightSettings settings,
            HeaderChain headers,
            FilterHeaderChain filterHeaders,
            LightFollower follower,
            Clock clock) {
        this.headers = headers;
        this.filterHeaders = filterHeaders;
        this.peers = new LightPeers(settings, InetAddress::getAllByName, clock, new LightPeers.Audience() {
            @Override
            public void heard(LightPeer peer, Message message) {
                hear(peer, message);
            }

            @Override
            public void joined(LightPeer peer) {
                broadcasts.welcome(peer);
                wake();
            }

            @Override
            public void left() {
                wake();
            }
        });
        this.headerSync = new HeaderSync(headers, peers, () -> look(status.delivered()));
        this.filterSync = new FilterHeaderSync(headers, filterHeaders, peers, () -> look(status.delivered()));
        this.delivery = new Delivery(headers, filterHeaders, follower, peers);
        this.announced = new Announced(follower);
        this.broadcasts = new Broadcasts(peers);
        this.heard = new Heard(clock);
    }

    /** Follows the chain until {@link #close}. */
    public void run() throws InterruptedException {
        while (!closed) {
            var before = status;
            var after = step();
            if (after.equals(before) || after.isAtTip()) {
                await();
            }
        }
    }

    /** Waits for news; what comes meanwhile of transactions is dealt with at once. */
    private void await() throws InterruptedException {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(status.heardThrough() == null ? 1 : POLL_SECONDS);
        while (!closed) {
            var next = mailbox.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null || handle(next)) {
                return;
            }
        }
    }

    /** Does once what {@link #run} does again and again: brings the follower as near to the tip as peers let it. */
    public LightStatus step() throws InterruptedException {
        heard.begin();
        hearOut();
        peers.fill(headers.height());
        headerSync.run();
        var changed = peers.having(headers.height()).isEmpty() ? FilterHeaderChain.UNCHANGED : filterSync.advance();
        look(delivery.advance(changed));
        heard.end(status.isAtTip());
        look(status.delivered());
        if (delivery.rescan()) {
            wake();
        }
        askForMempool();
        return status;
    }

    private void look(int delivered) {
        status = new LightStatus(
                headers.height(),
                filterHeaders.height(),
                delivered,
                peers.connected().stream().map(LightPeer::address).toList(),
                filterSync.agreed(),
                peers.leftAlone().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> String.valueOf(entry.getValue().reason()))),
                heard.through());
    }

    /**
     * What peers took before we came they do not announce by themselves. One that offers to tell is asked once, when the
     * tip is reached; another when it has gone.
     */
    private void askForMempool() throws InterruptedException {
        if (!status.isAtTip() || (askedForMempool != null && peers.connected().contains(askedForMempool))) {
            return;
        }
        for (var peer : peers.connected()) {
            if (peer.offersMempool()) {
                askedForMempool = peer;
                try {
                    peer.tell(new Message.Mempool());
                    return;
                } catch (Misbehaviour e) {
                    peers.drop(peer, e);
                }
            }
        }
    }

    /** {@return how far it is; while a long step goes on, how far that has come} */
    public LightStatus status() {
        return status;
    }

    /**
     * Goes through the blocks from a height to the tip once more, for other scripts; the follower stays where it is. Done
     * by the thread of this client, some blocks at a time, so that it follows the chain meanwhile.
     *
     * @return the height of the last block gone through, which is less than the tip if no peer gave what was needed
     */
    public CompletableFuture<Integer> rescan(int fromHeight, Supplier<Iterable<byte[]>> scripts, BlockVisitor visitor) {
        var done = delivery.ask(fromHeight, scripts, visitor);
        wake();
        return done;
    }

    /** Offers a transaction to all peers, to those that come later as well, until it is {@linkplain #withdraw withdrawn}. */
    public void broadcast(Transaction tx) {
        broadcasts.offer(tx);
    }

    /** {@return how many peers have asked for the transaction or have it; whether they accepted it they do not say} */
    public int reach(TxId txid) {
        return broadcasts.reach(txid);
    }

    /** Offers the transaction no longer. */
    public void withdraw(TxId txid) {
        broadcasts.withdraw(txid);
    }

    /**
     * Has something done by the thread of this client, between its steps.
     *
     * @return whether there was room for it in time
     */
    public boolean offer(Runnable work, Duration patience) throws InterruptedException {
        return mailbox.offer(new News.Errand(work), patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** On the peer's thread. */
    private void hear(LightPeer peer, Message message) {
        switch (message) {
            case Message.GetData(var items) -> broadcasts.asked(peer, items);
            case Message.Inv _, Message.Tx _, Message.Headers _ -> mailbox.offer(new News.Said(peer, message));
            default -> {} // nothing that a light client needs
        }
    }

    /** Before the work, which it may have asked for; what comes meanwhile asks for more. */
    private void hearOut() throws InterruptedException {
        var waiting = new ArrayList<News>();
        mailbox.drainTo(waiting);
        for (var news : waiting) {
            handle(news);
        }
    }

    private void wake() {
        mailbox.offer(new News.Work());
    }

    /** {@return whether there may be something to do} */
    private boolean handle(News news) throws InterruptedException {
        return switch (news) {
            case News.Work _ -> true;
            case News.Errand(var work) -> {
                work.run();
                yield false;
            }
            case News.Said(var peer, Message.Tx(var tx)) -> {
                announced.arrived(tx);
                yield false;
            }
            case News.Said(var peer, Message.Inv(var items)) -> {
                announced(peer, items);
                yield items.stream().anyMatch(item -> item.kind() == Inventory.BLOCK);
            }
            case News.Said _ -> true;
        };
    }

    /** What was announced before the tip was reached is not asked for: it may be confirmed long since. */
    private void announced(LightPeer peer, List<Inventory> items) throws InterruptedException {
        items.stream()
                .filter(item -> item.kind() == Inventory.TX)
                .forEach(item -> broadcasts.seenAt(peer, item.txid()));
        if (!status.isAtTip()) {
            return;
        }
        try {
            announced.announced(peer, items);
        } catch (Misbehaviour e) {
            peers.drop(peer, e);
        }
    }

    @Override
    public void close() {
        closed = true;
        peers.close();
        wake();
    }
}
