package org.malipo.bitcoin.light;

import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.malipo.bitcoin.p2p.Inventory;
import org.malipo.bitcoin.p2p.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our own transactions, until they are taken back: offered by their ids to some of the peers, given to who asks. A node asks for
 * whatever it has not seen, and looks at it only then; but what it announces by itself, or hands out, it has accepted.
 */
final class Broadcasts {
    private static final Logger log = LoggerFactory.getLogger(Broadcasts.class);

    private final LightPeers peers;
    private final Map<TxId, Offer> offers = new ConcurrentHashMap<>();

    /**
     * @param told over these connections, so that what they say of it may be an echo
     * @param toldAt where those were
     * @param holders who have it as far as they say
     */
    private record Offer(Transaction tx, Set<LightPeer> told, Set<PeerAddress> toldAt, Set<PeerAddress> holders) {
        private Offer(Transaction tx) {
            this(tx, ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet());
        }

        /** An id does not cover the signatures. */
        private boolean isOf(Transaction other) {
            return Arrays.equals(Transaction.write(tx), Transaction.write(other));
        }

        private void toldTo(LightPeer peer) {
            told.add(peer);
            toldAt.add(peer.address());
        }

        private boolean isHeldBy(LightPeer peer) {
            return holders.contains(peer.address());
        }

        /** A peer that comes is kept to listen to, unless nobody else can pass it on or that is known to have worked. */
        private boolean isForNewcomers() {
            return toldAt.isEmpty() || holders.size() > 1;
        }

        private boolean isRelayed() {
            return holders.stream().anyMatch(address -> !toldAt.contains(address));
        }
    }

    Broadcasts(LightPeers peers) {
        this.peers = peers;
    }

    /**
     * Offers it to half of the peers, but at least one, and rather to those that were offered it before; or to all. Other
     * signatures under the same id take the place of those before.
     */
    void offer(Transaction tx, boolean toAll) {
        var offer = offers.compute(tx.txid, (_, known) -> known != null && known.isOf(tx) ? known : new Offer(tx));
        var connected = new ArrayList<>(peers.connected());
        offer.told().retainAll(connected);
        Collections.shuffle(connected);
        connected.sort(Comparator.comparing(peer -> !offer.toldAt().contains(peer.address())));
        var most = toAll ? connected.size() : Math.max(1, connected.size() / 2);
        connected.stream().filter(peer -> !offer.isHeldBy(peer)).limit(most).forEach(peer -> offerTo(peer, offer));
    }

    private static void offerTo(LightPeer peer, Offer offer) {
        offer.toldTo(peer);
        start(peer, new Message.Inv(List.of(Inventory.tx(offer.tx().txid))));
    }

    /** One has just come. */
    void welcome(LightPeer peer) {
        offers.values().stream()
                .filter(offer -> offer.isForNewcomers() && !offer.isHeldBy(peer))
                .forEach(offer -> offerTo(peer, offer));
    }

    /** Asks those for it that have not shown that they have it. */
    void ask(TxId txid) {
        var offer = offers.get(txid);
        if (offer != null) {
            var question = new Message.GetData(List.of(Inventory.witnessTx(txid)));
            peers.connected().stream().filter(peer -> !offer.isHeldBy(peer)).forEach(peer -> start(peer, question));
        }
    }

    void withdraw(TxId txid) {
        offers.remove(txid);
    }

    /** {@return how many peers say that they have it} */
    int reach(TxId txid) {
        var offer = offers.get(txid);
        return offer == null ? 0 : offer.holders().size();
    }

    /** {@return whether a peer has it that was not offered it, so that another one must have passed it on} */
    boolean isRelayed(TxId txid) {
        var offer = offers.get(txid);
        return offer != null && offer.isRelayed();
    }

    /** A peer asks for transactions. */
    void asked(LightPeer peer, List<Inventory> items) {
        for (var item : items) {
            var offer = item.kind() == Inventory.TX ? offers.get(item.txid()) : null;
            if (offer != null) {
                offer.toldTo(peer);
                tell(peer, new Message.Tx(offer.tx()));
            }
        }
    }

    /** A peer announces a transaction. */
    void announced(LightPeer peer, TxId txid) {
        var offer = offers.get(txid);
        if (offer != null && !offer.told().contains(peer)) {
            offer.holders().add(peer.address());
        }
    }

    /** A peer hands out a transaction. */
    void handedOut(LightPeer peer, TxId txid) {
        var offer = offers.get(txid);
        if (offer != null) {
            offer.holders().add(peer.address());
        }
    }

    /** Beside, so that one that does not read holds up none of the others. */
    private static void start(LightPeer peer, Message message) {
        Thread.ofVirtual().start(() -> tell(peer, message));
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
