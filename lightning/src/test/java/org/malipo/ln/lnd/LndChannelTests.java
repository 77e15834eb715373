package org.malipo.ln.lnd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.TxId;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.ln.Msat;
import org.malipo.ln.node.ConnectResult;
import org.malipo.ln.node.NodeBalance;
import org.malipo.ln.node.NodeChannel;
import org.malipo.ln.node.NodeException.Refused;
import org.malipo.ln.node.NodeUri;
import org.malipo.ln.node.OpenResult;

/** What LND says of channels and money. */
class LndChannelTests extends LndCase {
    private static final NodeUri PEER =
            NodeUri.read("0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798@127.0.0.1:9735");
    private static final String OPEN = "POST /v1/channels";

    private OpenResult open() {
        return node.openChannel(PEER, new Satoshi(100_000), new SatPerVbyte(new BigDecimal("1.2")));
    }

    @Test
    void readsChannels() {
        lnd.answer("GET /v1/channels", """
                {"channels":[{"active":true,"remote_pubkey":"%s","channel_point":"%s:1","capacity":"1000000",\
                "local_balance":"600000","private":true}]}""".formatted(PEER.id().toHex(), "ab".repeat(32)));

        assertThat(node.channels())
                .containsExactly(new NodeChannel(
                        PEER.id(),
                        false,
                        true,
                        Msat.ofSats(1_000_000),
                        Msat.ofSats(600_000),
                        new OutPoint(new TxId("ab".repeat(32)), 1)));
    }

    @Test
    void opensAtTheNextWholeFeeRate() {
        lnd.answer(OPEN, "{\"funding_txid_bytes\":\"q6s=\",\"output_index\":0}");

        assertThat(open()).isEqualTo(OpenResult.OK);
        assertThat(lnd.asked().getFirst().body())
                .isEqualTo("{\"node_pubkey_string\":\"" + PEER.id().toHex()
                        + "\",\"local_funding_amount\":\"100000\",\"sat_per_vbyte\":\"2\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "2, peer is not connected, PEER_NOT_CONNECTED",
        "2, 'peer 02ab is not online', PEER_NOT_CONNECTED",
        "2, 'not enough witness outputs to create funding transaction, need 0.2 BTC only have 0', CANNOT_AFFORD_FUNDING",
        "2, 'Number of pending channels exceed maximum', NEED_MORE_CONFIRMATIONS",
        "177, Synchronizing blockchain, ALREADY_EXISTS"
    })
    void tellsWhyNoChannelIsOpened(int code, String message, OpenResult result) {
        lnd.answer(OPEN, 500, "{\"code\":" + code + ",\"message\":\"" + message + "\"}");
        lnd.answer("GET /v1/channels/pending", "{\"pending_open_channels\":[]}");

        assertThat(open()).isEqualTo(result);
    }

    @Test
    void waitsForAChannelThatIsBeingOpened() {
        lnd.answer(OPEN, 500, "{\"code\":177,\"message\":\"pending\"}");
        lnd.answer(
                "GET /v1/channels/pending",
                "{\"pending_open_channels\":[{\"channel\":{\"remote_node_pub\":\""
                        + PEER.id().toHex() + "\"}}]}");

        assertThat(open()).isEqualTo(OpenResult.NEED_MORE_CONFIRMATIONS);
    }

    @Test
    void tellsWhatElseKeepsAChannelFromBeingOpened() {
        lnd.answer(OPEN, 500, "{\"code\":2,\"message\":\"channel is too small\"}");

        assertThatThrownBy(this::open).isInstanceOf(Refused.class).hasMessage("channel is too small");
    }

    @ParameterizedTest
    @CsvSource({"already connected to peer: 02ab, OK", "dial tcp: connection refused, COULD_NOT_CONNECT"})
    void connects(String refusal, ConnectResult result) {
        lnd.answer("POST /v1/peers", 500, "{\"code\":2,\"message\":\"" + refusal + "\"}");

        assertThat(node.connect(PEER)).isEqualTo(result);
        assertThat(lnd.asked().getFirst().body())
                .contains("\"addr\":{\"pubkey\":\"" + PEER.id().toHex() + "\",\"host\":\"127.0.0.1:9735\"}");
    }

    @Test
    void addsUpWhatTheNodeHas() {
        lnd.answer(
                "GET /v1/balance/blockchain",
                "{\"confirmed_balance\":\"5\",\"unconfirmed_balance\":\"6\",\"locked_balance\":\"7\"}");
        lnd.answer("GET /v1/balance/channels", """
                {"local_balance":{"sat":"1","msat":"1001"},"remote_balance":{"sat":"2","msat":"2002"},\
                "pending_open_local_balance":{"sat":"3","msat":"3003"}}""");
        lnd.answer("GET /v1/channels/pending", """
                {"pending_force_closing_channels":[{"limbo_balance":"10"}],\
                "waiting_close_channels":[{"limbo_balance":"20"},{"limbo_balance":"30"}]}""");

        assertThat(node.balance())
                .isEqualTo(new NodeBalance(
                        Optional.of(new NodeBalance.OnChain(
                                Optional.of(new Satoshi(5)), Optional.of(new Satoshi(6)), Optional.of(new Satoshi(7)))),
                        Optional.of(new NodeBalance.OffChain(
                                Optional.of(new Msat(3_003)),
                                Optional.of(new Msat(1_001)),
                                Optional.of(new Msat(2_002)),
                                Optional.of(new Msat(60_000))))));
    }
}
