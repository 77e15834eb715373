package org.malipo.bitcoin.light;

import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.malipo.bitcoin.p2p.Inventory;
import org.malipo.bitcoin.p2p.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our own transactions that all peers are told of, until they are taken back: offered by their ids, given to who asks. A
 * light client can't know whether a peer accepted one; that it asked for it, or offers it itself, is what is counted.
 */
final class Broadcasts {
    private static final Logger log = LoggerFactory.getLogger(Broadcasts.class);

    private final LightPeers peers;
    private final Map<TxId, Offer> offers = new ConcurrentHashMap<>();

    private record Offer(Transaction tx, Set<PeerAddress> takers) {}

    Broadcasts(LightPeers peers) {
        this.peers = peers;
    }

    /** Offers it to all peers at once, so that one that does not read holds up none of the others. */
    void offer(Transaction tx) {
        offers.putIfAbsent(tx.txid, new Offer(tx, ConcurrentHashMap.newKeySet()));
        var inv = new Message.Inv(List.of(Inventory.tx(tx.txid)));
        peers.connected().forEach(peer -> Thread.ofVirtual().start(() -> tell(peer, inv)));
    }

    /** Offers everything to one that has just come. */
    void welcome(LightPeer peer) {
        var items = offers.keySet().stream().map(Inventory::tx).toList();
        if (!items.isEmpty()) {
            tell(peer, new Message.Inv(items));
        }
    }

    void withdraw(TxId txid) {
        offers.remove(txid);
    }

    /** {@return how many peers have taken it or had it} */
    int reach(TxId txid) {
        var offer = offers.get(txid);
        return offer == null ? 0 : offer.takers().size();
    }

    /** A peer asks for transactions. */
    void asked(LightPeer peer, List<Inventory> items) {
        for (var item : items) {
            var offer = item.kind() == Inventory.TX ? offers.get(item.txid()) : null;
            if (offer != null) {
                tell(peer, new Message.Tx(offer.tx()));
                offer.takers().add(peer.address());
            }
        }
    }

    /** A peer offers a transaction itself. */
    void seenAt(LightPeer peer, TxId txid) {
        var offer = offers.get(txid);
        if (offer != null) {
            offer.takers().add(peer.address());
        }
    }

    private static void tell(LightPeer peer, Message message) {
        try {
            peer.tell(message);
        } catch (Misbehaviour e) {
            log.debug("{} is gone: {}", peer, e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
