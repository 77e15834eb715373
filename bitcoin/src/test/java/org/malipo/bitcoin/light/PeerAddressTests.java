package org.malipo.bitcoin.light;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.bitcoin.Network;

/** Where peers listen, as people write it. */
class PeerAddressTests {
    @ParameterizedTest
    @CsvSource({
        "node.example, node.example, 8333, node.example",
        "node.example:18333, node.example, 18333, node.example",
        "203.0.113.7, 203.0.113.7, 8333, 203.0",
        "203.0.113.7:1, 203.0.113.7, 1, 203.0",
        "[2001:db8::7], 2001:db8::7, 8333, 2001:db8",
        "[2001:db8::7]:99, 2001:db8::7, 99, 2001:db8",
        "abc.onion:8333, abc.onion, 8333, abc.onion"
    })
    void isReadAndGrouped(String text, String host, int port, String group) {
        var address = PeerAddress.parse(Network.MAINNET, text);

        assertThat(address).isEqualTo(new PeerAddress(host, port));
        assertThat(address.group()).isEqualTo(group);
        assertThat(PeerAddress.parse(Network.MAINNET, address.toString())).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ":8333", "node:", "node:x", "node:99999", "node:0", "2001:db8::7", "[2001:db8::7", "[]:1"})
    void isRefusedIfItIsNone(String text) {
        assertThatThrownBy(() -> PeerAddress.parse(Network.MAINNET, text)).isInstanceOf(IllegalArgumentException.class);
    }
}
