package org.malipo.bitcoin.light;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.malipo.bitcoin.light.Misbehaviour.Kind;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.bitcoin.p2p.ProtocolException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps connections to several peers, of different groups of addresses, and gets rid of those that lie, stall or break
 * the protocol. Connecting goes on in the background.
 */
final class LightPeers implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LightPeers.class);
    private static final long SEEDS_PAUSE = TimeUnit.MINUTES.toNanos(1);

    private final LightSettings settings;
    private final Seeds seeds;
    private final Standings standings;
    private final Pulse pulse;
    private final LightPeer.Ears ears;
    private final Audience audience;
    private final List<LightPeer> connected = new CopyOnWriteArrayList<>();
    private final Set<PeerAddress> connecting = ConcurrentHashMap.newKeySet();
    private final Deque<PeerAddress> candidates = new ArrayDeque<>();
    private long seededAt = System.nanoTime() - SEEDS_PAUSE;
    private boolean seeding;
    private int turn;
    private volatile boolean closed;

    /** Something to ask of whichever peer answers. */
    interface Ask<T> {
        T of(LightPeer peer) throws Misbehaviour, InterruptedException;
    }

    /** Hears what all of them say, and when there is one more or one less. */
    interface Audience {
        void heard(LightPeer peer, Message message);

        void joined(LightPeer peer);

        void left();
    }

    LightPeers(LightSettings settings, Seeds.Resolver resolver, Clock clock, Audience audience) {
        this.settings = settings;
        this.seeds = new Seeds(settings, resolver);
        this.standings = new Standings(clock, settings.ban());
        this.audience = audience;
        this.pulse = new Pulse(clock);
        this.ears = new LightPeer.Ears() {
            @Override
            public void heard(LightPeer peer, Message message) {
                audience.heard(peer, message);
            }

            @Override
            public void ended(LightPeer peer, Misbehaviour reason) {
                drop(peer, reason);
            }

            @Override
            public void awaited() {
                pulse.beat();
            }
        };
    }

    /** {@return when who asks them last went on} */
    Pulse pulse() {
        return pulse;
    }

    List<LightPeer> connected() {
        return connected;
    }

    boolean isFull() {
        return connected.size() >= settings.connections();
    }

    /** {@return those that have the block of this height} */
    List<LightPeer> having(int height) {
        return connected.stream().filter(peer -> peer.best() >= height).toList();
    }

    Map<PeerAddress, Standings.Standing> leftAlone() {
        return standings.all();
    }

    /** Starts connecting to as many as are missing. */
    synchronized void fill(int height) {
        var missing = settings.connections() - connected.size() - connecting.size();
        for (var i = 0; i < missing && !closed; i++) {
            var next = next();
            if (next.isEmpty()) {
                askSeeds();
                return;
            }
            var address = next.get();
            connecting.add(address);
            Thread.ofVirtual().name("light-connect-" + address).start(() -> connect(address, height));
        }
    }

    private Optional<PeerAddress> next() {
        var taken = taken();
        var configured = settings.peers().stream()
                .filter(address -> !taken.contains(address) && !standings.isLeftAlone(address))
                .findFirst();
        if (configured.isPresent()) {
            return configured;
        }
        var groups = taken.stream()
                .filter(address -> !settings.peers().contains(address))
                .map(PeerAddress::group)
                .collect(Collectors.toSet());
        while (!candidates.isEmpty()) {
            var address = candidates.removeFirst();
            if (!taken.contains(address) && !groups.contains(address.group()) && !standings.isLeftAlone(address)) {
                return Optional.of(address);
            }
        }
        return Optional.empty();
    }

    private Set<PeerAddress> taken() {
        var taken = new HashSet<>(connecting);
        connected.forEach(peer -> taken.add(peer.address()));
        return taken;
    }

    private void askSeeds() {
        if (seeding || settings.seeds().isEmpty() || System.nanoTime() - seededAt < SEEDS_PAUSE) {
            return;
        }
        seeding = true;
        seededAt = System.nanoTime();
        Thread.ofVirtual().name("light-seeds").start(() -> {
            var found = seeds.addresses();
            synchronized (this) {
                candidates.clear();
                candidates.addAll(found);
                seeding = false;
            }
        });
    }

    private void connect(PeerAddress address, int height) {
        try {
            var peer = LightPeer.connect(settings, address, height, ears);
            join(peer);
            log.info("{}: light client connected to {} ({})", settings.network().id(), address, peer.userAgent());
            connecting.remove(address);
            if (closed) {
                peer.close();
            }
            audience.joined(peer);
        } catch (IOException e) {
            connecting.remove(address);
            var kind = e instanceof Misbehaviour misbehaviour
                    ? misbehaviour.kind()
                    : e instanceof ProtocolException ? Kind.BROKEN_PROTOCOL : Kind.LOST;
            refuse(address, kind, Misbehaviour.sentence(e));
        }
    }

    /** Names may lead to one node, which must not confirm itself. */
    private synchronized void join(LightPeer peer) throws Misbehaviour {
        if (connected.stream().anyMatch(peer::isSameNode)) {
            peer.close();
            throw new Misbehaviour(Kind.LOST, "It is a node that is connected already.");
        }
        connected.add(peer);
    }

    /** Ends the connection for what the peer did, and leaves its address alone for a while. */
    void drop(LightPeer peer, Misbehaviour reason) {
        peer.close();
        if (connected.remove(peer)) {
            refuse(peer.address(), reason.kind(), String.valueOf(reason.getMessage()));
            audience.left();
        }
    }

    /** The next peer behind a seed's name is likely another one. */
    private void refuse(PeerAddress address, Kind kind, String reason) {
        standings.failed(address, seeds.isSeed(address) ? Kind.LOST : kind, reason);
        log.info("{}: light peer {} is left alone ({}): {}", settings.network().id(), address, kind, reason);
    }

    /** {@return the first good answer of a peer that has the block of this height; the others in turn, if one fails} */
    <T> Optional<T> ask(int height, Ask<T> question) throws InterruptedException {
        var able = new ArrayList<>(having(height));
        Collections.rotate(able, -turn++);
        for (var peer : able) {
            try {
                var answer = question.of(peer);
                standings.useful(peer.address());
                return Optional.of(answer);
            } catch (Misbehaviour e) {
                drop(peer, e);
            }
        }
        return Optional.empty();
    }

    /** {@return the block, from whichever peer sends it whole} */
    Optional<Block> block(int height, BlockHash hash) throws InterruptedException {
        return ask(height, peer -> peer.block(hash));
    }

    @Override
    public void close() {
        closed = true;
        connected.forEach(LightPeer::close);
    }
}
