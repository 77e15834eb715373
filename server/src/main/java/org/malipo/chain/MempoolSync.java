package org.malipo.chain;

import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.malipo.bitcoin.p2p.Inventory;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.bitcoin.p2p.Peer;
import org.malipo.bitcoin.p2p.ProtocolException;

/** Follows what the node takes into its mempool: each transaction it announces is fetched and looked at, once. */
final class MempoolSync {
    private static final int MOST_REQUESTED = 100_000;

    private final Peer peer;
    private final Node node;
    private final Follower follower;
    private final RecentTransactions strangers;
    private final Set<ByteVector32> requested = new HashSet<>();
    private boolean listening;

    /** @param strangers remembered from one connection to the next */
    MempoolSync(Peer peer, Node node, Follower follower, RecentTransactions strangers) {
        this.peer = peer;
        this.node = node;
        this.follower = follower;
        this.strangers = strangers;
    }

    /** From now on, what is announced is fetched. What was announced before is in the first picture. */
    void listen() {
        listening = true;
    }

    boolean isIdle() {
        return requested.isEmpty();
    }

    void announced(List<Inventory> items) throws IOException {
        if (!listening) {
            return;
        }
        var wanted = new ArrayList<Inventory>();
        for (var item : items) {
            if (isNew(item) && requested.add(item.hash())) {
                wanted.add(Inventory.witnessTx(item.txid()));
            }
        }
        if (requested.size() > MOST_REQUESTED) {
            throw new ProtocolException("The node announces transactions and does not send them.");
        }
        if (!wanted.isEmpty()) {
            peer.send(new Message.GetData(wanted));
        }
    }

    void missing(List<Inventory> items) {
        items.forEach(item -> requested.remove(item.hash()));
    }

    /** A transaction that the node announced. */
    void received(Transaction tx) {
        requested.remove(tx.hash.value);
        look(tx, follower.now());
    }

    /** A transaction of the mempool's first picture; the node knows since when it has it. */
    void pictured(Transaction tx) {
        if (tx.isCoinbase() || !follower.mayConcern(tx)) {
            strangers.add(tx.txid);
            return;
        }
        look(tx, node.acceptedAt(tx.txid).orElseGet(follower::now));
    }

    boolean isStranger(TxId txid) {
        return strangers.contains(txid);
    }

    private void look(Transaction tx, Instant seenAt) {
        if (tx.isCoinbase() || !follower.mayConcern(tx) || !follower.arrive(tx, seenAt)) {
            strangers.add(tx.txid);
        }
    }

    /** We never asked for announcements by wtxid, so there are none. */
    private boolean isNew(Inventory item) {
        return item.kind() == Inventory.TX && !strangers.contains(item.txid());
    }
}
