package org.malipo.bitcoin.light;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.p2p.Message;

/** Peers by a proxy that looks up no names, so that another one may stand behind a name each time. */
class LightPeersTests {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static final LightPeers.Audience DEAF = new LightPeers.Audience() {
        @Override
        public void heard(LightPeer peer, Message message) {}

        @Override
        public void joined(LightPeer peer) {}

        @Override
        public void left() {}
    };

    @Test
    void forgiveTheNameOfASeedForWhatThePeerBehindItDid() throws IOException {
        try (var proxy = new TorDouble(null);
                var peers = peers(List.of(), List.of("one.example"), proxy)) {
            assertThat(pause(peers)).isLessThan(Duration.ofMinutes(1));
        }
    }

    @Test
    void banAPeerThatIsNamedInTheSettings() throws IOException {
        try (var proxy = new TorDouble(null);
                var peers = peers(List.of(new PeerAddress("mine.onion", 18444)), List.of(), proxy)) {
            assertThat(pause(peers)).isEqualTo(Duration.ofHours(24));
        }
    }

    private static LightPeers peers(List<PeerAddress> named, List<String> seeds, TorDouble proxy) {
        var second = Duration.ofSeconds(5);
        var settings = new LightSettings(
                Network.REGTEST, "/x/", named, seeds, 1, proxy.address(), second, Duration.ofHours(24));
        return new LightPeers(settings, LightPeersTests::notHere, Clock.fixed(NOW, ZoneOffset.UTC), DEAF);
    }

    private static InetAddress[] notHere(String name) {
        throw new AssertionError(name + " was resolved here.");
    }

    /** {@return for how long the first peer that was tried is left alone} */
    private static Duration pause(LightPeers peers) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (peers.leftAlone().isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(end);
            peers.fill(0);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        var standing = peers.leftAlone().values().iterator().next();
        return Duration.between(NOW, standing.until());
    }
}
