package org.malipo.bitcoin.light;

import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.malipo.bitcoin.p2p.Inventory;
import org.malipo.bitcoin.p2p.Message;

/**
 * Unconfirmed transactions as peers announce them: each is fetched once, and how many peers have it is counted. Nothing
 * tells a light client that a transaction is valid, so that the count is all there is to go by. Used by one thread.
 */
final class Announced {
    private static final int MOST = 50_000;
    /** Nodes pass on nothing heavier (Bitcoin Core's MAX_STANDARD_TX_WEIGHT). */
    private static final int HEAVIEST = 400_000;

    /** What is fetched again must leave room for what is new. */
    private static final int AGAIN_AT_ONCE = 1_000;

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private final LightFollower follower;
    private final Map<TxId, Sighting> sightings = new LinkedHashMap<>();
    private final Queue<TxId> again = new ArrayDeque<>();

    /** One transaction, as far as it is known. */
    private static final class Sighting {
        private final Set<PeerAddress> peers = new HashSet<>();
        private long askedAt;
        private boolean arrived;
        private boolean wanted;
    }

    Announced(LightFollower follower) {
        this.follower = follower;
    }

    /** A peer has these; those that nobody has sent yet are asked of it. */
    void announced(LightPeer peer, List<Inventory> items) throws Misbehaviour, InterruptedException {
        var missing = new ArrayList<Inventory>();
        for (var item : items) {
            if (item.kind() == Inventory.TX) {
                note(peer, item.txid(), missing);
            }
        }
        if (!missing.isEmpty()) {
            peer.tell(new Message.GetData(missing));
        }
    }

    private void note(LightPeer peer, TxId txid, List<Inventory> missing) {
        var sighting = sightings.computeIfAbsent(txid, _ -> new Sighting());
        var isNews = sighting.peers.add(peer.address());
        var now = System.nanoTime();
        if (sighting.arrived) {
            if (isNews && sighting.wanted) {
                follower.seen(txid, sighting.peers.size());
            }
        } else if (sighting.askedAt == 0 || now - sighting.askedAt > PATIENCE) {
            sighting.askedAt = now;
            missing.add(Inventory.witnessTx(txid));
        }
        if (sightings.size() > MOST) {
            sightings.remove(sightings.keySet().iterator().next());
        }
    }

    /** From now on, those that the follower did not want are fetched again; who has them stays known. */
    void lookAgain() {
        sightings.forEach((txid, sighting) -> {
            if (sighting.arrived && !sighting.wanted) {
                sighting.arrived = false;
                sighting.askedAt = 0;
                again.add(txid);
            }
        });
    }

    /** {@return the next ones to fetch again, by a peer that has them} */
    Map<LightPeer, List<Inventory>> nextAgain(List<LightPeer> peers) {
        var next = new HashMap<LightPeer, List<Inventory>>();
        for (var count = 0; count < AGAIN_AT_ONCE && !again.isEmpty(); count++) {
            var txid = again.remove();
            var sighting = sightings.get(txid);
            if (sighting != null && !sighting.arrived) {
                peers.stream()
                        .filter(peer -> sighting.peers.contains(peer.address()))
                        .findFirst()
                        .ifPresent(peer -> next.computeIfAbsent(peer, _ -> new ArrayList<>())
                                .add(Inventory.witnessTx(txid)));
            }
        }
        return next;
    }

    void arrived(Transaction tx) {
        var sighting = sightings.get(tx.txid);
        if (sighting != null && !sighting.arrived && !tx.isCoinbase() && Transaction.weight(tx) <= HEAVIEST) {
            sighting.arrived = true;
            sighting.wanted = follower.transaction(tx, sighting.peers.size());
        }
    }
}
