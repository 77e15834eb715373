package org.malipo.bitcoin.light;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.malipo.bitcoin.light.LightFollower.Place;
import org.malipo.bitcoin.p2p.BlockLocator;

/** Hands the chain to the follower, block by block, and goes through it again for those who ask. */
final class Delivery {
    /** After so many blocks the peers are asked for news. */
    private static final int BLOCKS_A_STEP = 5_000;

    /** Fewer for those who ask, since new blocks and transactions wait meanwhile. */
    private static final int RESCANNED_A_STEP = 500;

    private final HeaderChain headers;
    private final FilterHeaderChain filterHeaders;
    private final LightFollower follower;
    private final LightPeers peers;
    private final FilterScan scan;
    private final ConcurrentLinkedQueue<Rescan> rescans = new ConcurrentLinkedQueue<>();

    /** From this height on, what the follower has was told by filters that were not true. */
    private int doubted = FilterHeaderChain.UNCHANGED;

    private record Rescan(
            int from, Supplier<Iterable<byte[]>> scripts, BlockVisitor visitor, CompletableFuture<Integer> done) {
        private Rescan from(int height) {
            return new Rescan(height, scripts, visitor, done);
        }
    }

    Delivery(HeaderChain headers, FilterHeaderChain filterHeaders, LightFollower follower, LightPeers peers) {
        this.headers = headers;
        this.filterHeaders = filterHeaders;
        this.follower = follower;
        this.peers = peers;
        this.scan = new FilterScan(headers, filterHeaders, peers);
    }

    /**
     * Brings the follower nearer to the tip.
     *
     * @param changed from this height on its blocks must be looked at again
     * @return the height of its last block, or -1 if it has none yet
     */
    int advance(int changed) throws InterruptedException {
        var places = follower.places();
        var settled = Math.min(filterHeaders.height(), headers.height());
        if (places.isEmpty()) {
            return begin(settled);
        }
        var tip = places.getFirst().height();
        doubted = Math.min(doubted, changed);
        var common = common(places);
        if (common < 0) {
            return tip;
        }
        var last = Math.max(Math.min(common, doubted - 1), places.getLast().height());
        if (last < tip) {
            follower.disconnected(last);
        }
        doubted = FilterHeaderChain.UNCHANGED;
        if (settled <= last) {
            return last;
        }
        return scan.run(last + 1, Math.min(settled, last + BLOCKS_A_STEP), follower::scripts, follower::connected);
    }

    /** A new follower begins when a peer says that the whole chain is there, so that its tip can be told. */
    private int begin(int settled) {
        if (peers.having(headers.height()).isEmpty() || !headers.isPastCheckpoints() || settled < headers.height()) {
            return -1;
        }
        var birth = follower.birthHeight();
        var below = birth < 0 ? headers.height() : Math.clamp(birth - 1L, 0, headers.height());
        follower.begin(BlockLocator.heights(below)
                .mapToObj(height -> new Place(height, headers.hash(height)))
                .toList());
        return below;
    }

    /**
     * The highest block of the follower's that is in the chain; -1 as long as the chain is not yet up to them. Headers that end
     * below the follower's tip say nothing of it: they may have been lost, or another source was ahead. A chain that is shorter
     * and has more work is waited for until it is as long.
     */
    private int common(List<Place> places) {
        if (headers.height() < places.getFirst().height() || !headers.isPastCheckpoints()) {
            return -1;
        }
        for (var place : places) {
            if (headers.hash(place.height()).equals(place.hash())) {
                return place.height();
            }
        }
        throw new IllegalStateException("The follower is on the chain of another network.");
    }

    CompletableFuture<Integer> ask(int fromHeight, Supplier<Iterable<byte[]>> scripts, BlockVisitor visitor) {
        var done = new CompletableFuture<Integer>();
        rescans.add(new Rescan(fromHeight, scripts, visitor, done));
        return done;
    }

    /** Goes on with what was asked for, some blocks of each. {@return whether there is more to do} */
    boolean rescan() throws InterruptedException {
        for (var waiting = rescans.size(); waiting > 0; waiting--) {
            var next = rescans.poll();
            if (next != null) {
                rescan(next);
            }
        }
        return !rescans.isEmpty();
    }

    private void rescan(Rescan next) throws InterruptedException {
        try {
            var settled = Math.min(filterHeaders.height(), headers.height());
            var to = Math.min(settled, next.from() + RESCANNED_A_STEP - 1);
            var reached = scan.run(next.from(), to, next.scripts(), next.visitor());
            if (reached == to && to < settled) {
                rescans.add(next.from(to + 1));
            } else {
                next.done().complete(reached);
            }
        } catch (RuntimeException e) {
            next.done().completeExceptionally(e);
        }
    }
}
