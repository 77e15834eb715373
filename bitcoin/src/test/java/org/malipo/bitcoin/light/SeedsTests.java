package org.malipo.bitcoin.light;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.Network;

/** Addresses by the names of seeds, without asking any. */
class SeedsTests {
    private static LightSettings settings(@Nullable InetSocketAddress proxy) {
        var seeds = List.of("one.example", "two.example", "none.example");
        var second = Duration.ofSeconds(1);
        return new LightSettings(Network.SIGNET, "/x/", List.of(), seeds, 4, proxy, second, second);
    }

    private static InetAddress[] resolve(String name) throws UnknownHostException {
        return switch (name) {
            case "x49.one.example" ->
                new InetAddress[] {
                    InetAddress.getByAddress(new byte[] {(byte) 203, 0, 113, 1}),
                    InetAddress.getByAddress(new byte[] {(byte) 203, 0, 113, 2})
                };
            case "two.example" -> new InetAddress[] {InetAddress.getByAddress(new byte[] {(byte) 198, 51, 100, 1})};
            default -> throw new UnknownHostException(name);
        };
    }

    @Test
    void areThoseThatServeFiltersIfTheSeedKnowsThem() {
        assertThat(new Seeds(settings(null), SeedsTests::resolve).addresses())
                .containsExactlyInAnyOrder(
                        new PeerAddress("203.0.113.1", 38333),
                        new PeerAddress("203.0.113.2", 38333),
                        new PeerAddress("198.51.100.1", 38333));
    }

    @Test
    void areLookedUpByTorOneByOneAndNothingIsResolvedHere() throws IOException {
        var addresses = Map.of(
                "x49.one.example", InetAddress.getByAddress(new byte[] {(byte) 203, 0, 113, 1}),
                "one.example", InetAddress.getByAddress(new byte[] {(byte) 203, 0, 113, 2}),
                "two.example", InetAddress.getByName("2001:db8::1"));
        try (var tor = new TorDouble(addresses)) {
            var found = new Seeds(settings(tor.address()), SeedsTests::notHere).addresses();

            assertThat(found)
                    .containsExactlyInAnyOrder(
                            new PeerAddress("203.0.113.1", 38333), new PeerAddress("2001:db8:0:0:0:0:0:1", 38333));
            assertThat(tor.asked)
                    .containsExactlyInAnyOrder(
                            "x49.one.example", "x49.two.example", "two.example", "x49.none.example", "none.example");
            assertThat(tor.users).doesNotHaveDuplicates();
        }
    }

    @Test
    void areTheNamesThemselvesIfAProxyLooksUpNone() throws IOException {
        try (var proxy = new TorDouble(null)) {
            var seeds = new Seeds(settings(proxy.address()), SeedsTests::notHere);

            assertThat(seeds.addresses())
                    .extracting(PeerAddress::host)
                    .containsExactlyInAnyOrder(
                            "x49.one.example",
                            "one.example",
                            "x49.two.example",
                            "two.example",
                            "x49.none.example",
                            "none.example");
        }
    }

    @Test
    void areNoneWhileTheProxyIsAway() throws IOException {
        var tor = new TorDouble(Map.of());
        tor.close();

        assertThat(new Seeds(settings(tor.address()), SeedsTests::notHere).addresses())
                .isEmpty();
    }

    @Test
    void areToldFromPeersOfTheirOwn() {
        var seeds = new Seeds(settings(null), SeedsTests::resolve);

        assertThat(seeds.isSeed(new PeerAddress("one.example", 38333))).isTrue();
        assertThat(seeds.isSeed(new PeerAddress("x49.one.example", 38333))).isTrue();
        assertThat(seeds.isSeed(new PeerAddress("203.0.113.1", 38333))).isFalse();
        assertThat(new PeerAddress("x49.one.example", 38333).group())
                .isEqualTo(new PeerAddress("one.example", 38333).group());
    }

    private static InetAddress[] notHere(String name) {
        throw new AssertionError(name + " was resolved here.");
    }
}
