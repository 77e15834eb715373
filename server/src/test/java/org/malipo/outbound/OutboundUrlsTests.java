package org.malipo.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

/** The many ways to write an address that is not what it looks like. */
class OutboundUrlsTests {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final OutboundUrls urls = new OutboundUrls(
            new OutboundSettings(List.of()),
            new MockEnvironment().withProperty("malipo.network.mainnet.enabled", "true"));

    /** Some of these are no address for us at all, which serves as well. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2130706433", // decimal
                "0x7f000001", // hex
                "0x7f.0.0.1",
                "017700000001", // octal
                "127.1",
                "127.0.1",
                "127.0.0.1.",
                "0",
                "0.0.0.0",
                "localhost",
                "localhost.",
                "LOCALHOST",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[0:0:0:0:0:ffff:a9fe:a9fe]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]",
                "[fe80::1]",
                "[fc00::1]",
                "169.254.169.254",
                "10.0.0.1",
                "192.168.1.1"
            })
    void reachesNoPrivateAddressHoweverItIsWritten(String host) {
        try (var http = new Closing(new OutboundHttp(urls))) {
            assertThatThrownBy(() ->
                            http.client().post(URI.create("http://" + host + ":9/"), Map.of(), new byte[0], LIMIT))
                    .isInstanceOf(OutboundFailure.class)
                    .hasMessageNotContaining("refused");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example/pj",
                "http://10.0.0.7/pj",
                "http://localhost.example/pj",
                "https://abcdefghijklmnop.onion/pj",
                "https://ABCDEFGHIJKLMNOP.ONION./pj",
                "nothing"
            })
    void whatOthersCouldReadIsNotPrivate(String url) {
        assertThat(regtest().isPrivateOnTheWay(URI.create(url))).isFalse();
    }

    @Test
    void isPrivateOverTlsAndWithinAMachineForTests() {
        var here = URI.create("http://127.0.0.1:3003/BTC/pj");

        assertThat(urls.isPrivateOnTheWay(URI.create("HTTPS://shop.example/pj")))
                .isTrue();
        assertThat(urls.isPrivateOnTheWay(here)).isFalse();
        assertThat(regtest().isPrivateOnTheWay(here)).isTrue();
    }

    private static OutboundUrls regtest() {
        return new OutboundUrls(
                new OutboundSettings(List.of()),
                new MockEnvironment().withProperty("malipo.network.regtest.enabled", "true"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://1.1.1.1@127.0.0.1/",
                "http://127.0.0.1:80@1.1.1.1/",
                "http:127.0.0.1",
                "http://",
                "//1.1.1.1/",
                "file://1.1.1.1/etc/passwd",
                "jar:http://1.1.1.1!/",
                "dict://1.1.1.1:11211/",
                "unix:/run/docker.sock",
                "javascript:alert(1)"
            })
    void refusesWhatIsNoPlainWebAddress(String url) {
        assertThat(isRefused(url)).isTrue();
    }

    /** Letters of other scripts are no part of a host here; their ASCII form is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://\u2460\u2461\u2466.0.0.1/",
                "http://\uff11\uff12\uff17.0.0.1/",
                "http://b\u00fccher.example/"
            })
    void refusesHostsInOtherLetters(String url) {
        assertThat(isRefused(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://1.1.1.1/", "https://xn--bcher-kva.example/hook?x=1", "https://1.1.1.1:8443/"})
    void letsWebAddressesThrough(String url) {
        assertThat(isRefused(url)).isFalse();
    }

    /** What a name leads to is judged anew for the very connection, whatever it led to before. */
    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void judgesTheAddressThatIsConnectedTo(String host) throws UnknownHostException {
        assertThat(InetAddress.getByName(host).isLoopbackAddress()).isTrue();
        assertThatThrownBy(() -> urls.resolve(host, 443)).isInstanceOf(OutboundUrls.ForbiddenAddress.class);
    }

    private boolean isRefused(String url) {
        try {
            return urls.refusal(new URI(url)).isPresent();
        } catch (URISyntaxException noUrl) {
            return true;
        }
    }

    private record Closing(OutboundHttp client) implements AutoCloseable {
        @Override
        public void close() {
            try {
                client.destroy();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
