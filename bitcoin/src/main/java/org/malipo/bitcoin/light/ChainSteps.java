package org.malipo.bitcoin.light;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Brings headers, filters and the follower nearer to the tip, a step at a time. Used by one thread but for what it says. */
final class ChainSteps {
    private final HeaderChain headers;
    private final FilterHeaderChain filterHeaders;
    private final LightPeers peers;
    private final HeaderSync headerSync;
    private final FilterHeaderSync filterSync;
    private final Delivery delivery;
    private final Heard heard;
    private volatile LightStatus status = new LightStatus(0, -1, -1, List.of(), 0, Map.of(), null);

    ChainSteps(
            HeaderChain headers,
            FilterHeaderChain filterHeaders,
            LightFollower follower,
            LightPeers peers,
            Clock clock) {
        this.headers = headers;
        this.filterHeaders = filterHeaders;
        this.peers = peers;
        this.headerSync = new HeaderSync(headers, peers, () -> look(status.delivered()));
        this.filterSync = new FilterHeaderSync(headers, filterHeaders, peers, () -> look(status.delivered()));
        this.delivery = new Delivery(headers, filterHeaders, follower, peers);
        this.heard = new Heard(clock);
    }

    /** {@return how far it is; while a long step goes on, how far that has come} */
    LightStatus status() {
        return status;
    }

    /**
     * Does one step.
     *
     * @param hearing deals with what has come before it
     */
    void step(Hearing hearing) throws InterruptedException {
        heard.begin();
        hearing.hearOut();
        peers.fill(headers.height());
        headerSync.run();
        var changed = peers.having(headers.height()).isEmpty() ? FilterHeaderChain.UNCHANGED : filterSync.advance();
        look(delivery.advance(changed));
        heard.end(status.isAtTip());
        look(status.delivered());
    }

    interface Hearing {
        void hearOut() throws InterruptedException;
    }

    CompletableFuture<Integer> rescan(int fromHeight, Supplier<Iterable<byte[]>> scripts, BlockVisitor visitor) {
        return delivery.ask(fromHeight, scripts, visitor);
    }

    /** Goes on with what is to be gone through once more. {@return whether there is more to do} */
    boolean rescan() throws InterruptedException {
        return delivery.rescan();
    }

    private void look(int delivered) {
        peers.pulse().beat();
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
}
