package org.malipo.bitcoin.light;

import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.malipo.bitcoin.light.Inbox.News;
import org.malipo.bitcoin.p2p.Inventory;
import org.malipo.bitcoin.p2p.Message;

/**
 * Follows the chain by headers and compact filters from several peers. All work, and every call to the follower, is done
 * by the thread that calls {@link #run} or {@link #step}.
 */
public final class LightSync implements AutoCloseable {
    /** Peers announce new blocks; so often they are asked all the same. */
    private static final long POLL_SECONDS = 10;

    private final LightPeers peers;
    private final ChainSteps steps;
    private final Broadcasts broadcasts;
    private final Gossip gossip;
    private final Inbox<LightPeer> inbox = new Inbox<>();
    private volatile boolean closed;

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
        this.peers = new LightPeers(settings, InetAddress::getAllByName, clock, new LightPeers.Audience() {
            @Override
            public void heard(LightPeer peer, Message message) {
                hear(peer, message);
            }

            @Override
            public void joined(LightPeer peer) {
                broadcasts.welcome(peer);
                inbox.wake();
            }

            @Override
            public void left() {
                inbox.wake();
            }
        });
        this.steps = new ChainSteps(headers, filterHeaders, follower, peers, clock);
        this.broadcasts = new Broadcasts(peers);
        this.gossip = new Gossip(peers, broadcasts, new Announced(follower));
    }

    /** Follows the chain until {@link #close}. */
    public void run() throws InterruptedException {
        while (!closed) {
            var before = status();
            var after = step();
            if (after.equals(before) || after.isAtTip()) {
                await();
            }
        }
    }

    /** Waits for news; what comes meanwhile of transactions is dealt with at once. */
    private void await() throws InterruptedException {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(status().heardThrough() == null ? 1 : POLL_SECONDS);
        while (!closed) {
            var next = inbox.poll(until);
            if (next == null || handle(next)) {
                return;
            }
        }
    }

    /** Does once what {@link #run} does again and again: brings the follower as near to the tip as peers let it. */
    public LightStatus step() throws InterruptedException {
        peers.pulse().beat();
        steps.step(this::hearOut);
        if (steps.rescan()) {
            inbox.wake();
        }
        if (status().isAtTip()) {
            gossip.ask();
        }
        return status();
    }

    /** {@return how far it is; while a long step goes on, how far that has come} */
    public LightStatus status() {
        return steps.status();
    }

    /**
     * {@return when its thread last showed that it goes on} At rest it does so every ten seconds, while it waits for a peer each
     * second, and else after each block and each message; what it asks of the follower may keep it.
     */
    public Instant aliveAt() {
        return peers.pulse().last();
    }

    /**
     * Goes through the blocks from a height to the tip once more, for other scripts; the follower stays where it is. Done
     * by the thread of this client, some blocks at a time, so that it follows the chain meanwhile.
     *
     * @return the height of the last block gone through, which is less than the tip if no peer gave what was needed
     */
    public CompletableFuture<Integer> rescan(int fromHeight, Supplier<Iterable<byte[]>> scripts, BlockVisitor visitor) {
        var done = steps.rescan(fromHeight, scripts, visitor);
        inbox.wake();
        return done;
    }

    /**
     * Has the follower told once more of unconfirmed transactions that it did not want, now that it has other scripts: of those
     * that a peer that is connected has announced.
     *
     * @return whether there was room for it in time
     */
    public boolean lookAtMempool(Duration patience) throws InterruptedException {
        var isAsked = offer(gossip::lookAgain, patience);
        inbox.wake();
        return isAsked;
    }

    /**
     * Offers a transaction to half of the peers, or to all, until it is {@linkplain #withdraw withdrawn}. Who comes later is offered
     * it when nobody else was, or when several have it.
     */
    public void broadcast(Transaction tx, boolean toAll) {
        broadcasts.offer(tx, toAll);
    }

    /** Asks peers whether they have a transaction that was offered; {@link #reach} tells what they say. */
    public void ask(TxId txid) {
        broadcasts.ask(txid);
    }

    /** {@return how many peers announce the transaction unasked or hand it out, as they do with what they have accepted} */
    public int reach(TxId txid) {
        return broadcasts.reach(txid);
    }

    /** {@return whether one of these was not offered the transaction, so that another peer has passed it on} */
    public boolean isRelayed(TxId txid) {
        return broadcasts.isRelayed(txid);
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
        return inbox.offer(work, patience);
    }

    /** On the peer's thread. */
    private void hear(LightPeer peer, Message message) {
        switch (message) {
            case Message.GetData(var items) -> broadcasts.asked(peer, items);
            case Message.Tx(var tx) -> {
                broadcasts.handedOut(peer, tx.txid);
                inbox.say(peer, message);
            }
            case Message.Inv _, Message.Headers _ -> inbox.say(peer, message);
            default -> {} // nothing that a light client needs
        }
    }

    /** Before the work, which it may have asked for; what comes meanwhile asks for more. */
    private void hearOut() throws InterruptedException {
        for (var news : inbox.all()) {
            handle(news);
        }
    }

    /** {@return whether there may be something to do} */
    private boolean handle(News<LightPeer> news) throws InterruptedException {
        peers.pulse().beat();
        return switch (news) {
            case News.Work<LightPeer> _ -> true;
            case News.Errand<LightPeer>(var work) -> {
                work.run();
                yield false;
            }
            case News.Said<LightPeer>(var _, Message.Tx(var tx), var _) -> {
                gossip.arrived(tx);
                yield false;
            }
            case News.Said<LightPeer>(var peer, Message.Inv(var items), var _) -> {
                gossip.announced(peer, items, status().isAtTip());
                yield items.stream().anyMatch(item -> item.kind() == Inventory.BLOCK);
            }
            case News.Said<LightPeer> _ -> true;
        };
    }

    @Override
    public void close() {
        closed = true;
        peers.close();
        inbox.wake();
    }
}
