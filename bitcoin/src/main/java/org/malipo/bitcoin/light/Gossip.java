package org.malipo.bitcoin.light;

import fr.acinq.bitcoin.Transaction;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.p2p.Inventory;
import org.malipo.bitcoin.p2p.Message;

/** What peers say of transactions that are in no block. Used by one thread. */
final class Gossip {
    private final LightPeers peers;
    private final Broadcasts broadcasts;
    private final Announced announced;
    private @Nullable LightPeer asked;

    Gossip(LightPeers peers, Broadcasts broadcasts, Announced announced) {
        this.peers = peers;
        this.broadcasts = broadcasts;
        this.announced = announced;
    }

    void arrived(Transaction tx) {
        announced.arrived(tx);
    }

    /** What was announced before the tip was reached is not asked for: it may be confirmed long since. */
    void announced(LightPeer peer, List<Inventory> items, boolean atTip) throws InterruptedException {
        items.stream()
                .filter(item -> item.kind() == Inventory.TX)
                .forEach(item -> broadcasts.announced(peer, item.txid()));
        if (!atTip) {
            return;
        }
        try {
            announced.announced(peer, items);
        } catch (Misbehaviour e) {
            peers.drop(peer, e);
        }
    }

    /** At the tip, after each step. */
    void ask() throws InterruptedException {
        askForMempool();
        fetchAgain();
    }

    /**
     * What peers took before we came they do not announce by themselves. One that offers to tell is asked once, when the
     * tip is reached; another when it has gone.
     */
    private void askForMempool() throws InterruptedException {
        if (asked != null && peers.connected().contains(asked)) {
            return;
        }
        for (var peer : peers.connected()) {
            if (peer.offersMempool() && tell(peer, new Message.Mempool())) {
                asked = peer;
                return;
            }
        }
    }

    /** For other scripts: what the follower did not want is fetched again, some of it at each {@link #ask}. */
    void lookAgain() {
        announced.lookAgain();
    }

    private void fetchAgain() throws InterruptedException {
        for (var next : announced.nextAgain(peers.connected()).entrySet()) {
            tell(next.getKey(), new Message.GetData(next.getValue()));
        }
    }

    /** {@return whether it could be told} */
    private boolean tell(LightPeer peer, Message message) throws InterruptedException {
        try {
            peer.tell(message);
            return true;
        } catch (Misbehaviour e) {
            peers.drop(peer, e);
            return false;
        }
    }
}
