package org.malipo.bitcoin.light;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
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
    void areTheNamesThemselvesThroughAProxyAndNothingIsResolvedHere() {
        var proxy = InetSocketAddress.createUnresolved("tor.example", 9050);
        var seeds = new Seeds(settings(proxy), name -> {
            throw new AssertionError(name + " was resolved.");
        });

        assertThat(seeds.addresses())
                .extracting(PeerAddress::host)
                .containsExactlyInAnyOrder("one.example", "two.example", "none.example");
    }
}
