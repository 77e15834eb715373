package org.malipo.chain;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHeader;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.light.LightFollower;

/** Hands on to the index what the light client finds. All but {@link #follower} is called by the leader's thread. */
final class LightWatch implements LightFollower {
    private final Tracking tracking;
    private final Network network;
    private final BirthHeight birth;
    private final int announcementsNeeded;
    private final LightScripts scripts;
    private final Unproven unproven = new Unproven();
    private volatile @Nullable Follower follower;
    private Tracking.@Nullable Errands errands;
    private @Nullable LightOffers offers;

    /** @param announcementsNeeded so many peers must announce an unconfirmed transaction before it is believed */
    LightWatch(Tracking tracking, Network network, BirthHeight birth, int announcementsNeeded) {
        this.tracking = tracking;
        this.network = network;
        this.birth = birth;
        this.announcementsNeeded = announcementsNeeded;
        this.scripts = new LightScripts(network, tracking.parts());
    }

    /** Before anything else is called. */
    void begin(Tracking.Errands thread, LightOffers sent) {
        errands = thread;
        offers = sent;
        scripts.load();
        tracking.resume().ifPresent(this::follow);
    }

    /** {@return the index; null as long as the network has not been followed} */
    @Nullable
    Follower follower() {
        return follower;
    }

    private void follow(Follower begun) {
        follower = begun;
        tracking.connected(begun, Objects.requireNonNull(errands));
    }

    private Follower begun() {
        return Objects.requireNonNull(follower);
    }

    @Override
    public List<Place> places() {
        var index = follower;
        return index == null
                ? List.of()
                : tracking.parts().blocks().locatorBlocks(network, index.tip().height()).stream()
                        .map(block -> new Place(block.height(), block.hash()))
                        .toList();
    }

    @Override
    public int birthHeight() {
        return birth.of(network);
    }

    @Override
    public void begin(List<Place> below) {
        follow(tracking.begin(below.stream().collect(Collectors.toMap(Place::height, Place::hash))));
    }

    @Override
    public Iterable<byte[]> scripts() {
        scripts.refresh();
        return scripts;
    }

    /** Blocks that were already followed, or lie before the first that is, come again when their filters were in doubt. */
    @Override
    public void connected(int height, BlockHeader header, @Nullable Block block) {
        var index = begun();
        if (height <= index.tip().height()) {
            return;
        }
        index.connect(block == null ? new Block(header, List.of()) : block);
        if (block != null) {
            scripts.loosened();
            Objects.requireNonNull(offers).mined(block);
        }
    }

    @Override
    public void disconnected(int height) {
        var index = begun();
        var last = tracking.parts().blocks().atOrAbove(network, height).orElseThrow();
        if (last.height() < index.tip().height()) {
            index.disconnect(last.height());
            scripts.loosened();
        }
    }

    @Override
    public boolean transaction(Transaction tx, int seenBy) {
        var index = begun();
        index.refresh();
        if (!index.mayConcernIfTrue(tx)) {
            return false;
        }
        if (seenBy >= announcementsNeeded) {
            arrive(tx);
            return false;
        }
        unproven.add(tx);
        return true;
    }

    @Override
    public void seen(TxId txid, int seenBy) {
        var tx = seenBy >= announcementsNeeded ? unproven.take(txid) : null;
        if (tx != null) {
            arrive(tx);
        }
    }

    private void arrive(Transaction tx) {
        var index = begun();
        if (index.mayConcern(tx) && index.arrive(tx, index.now())) {
            scripts.arrived(tx);
        }
    }
}
