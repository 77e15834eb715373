package org.malipo.sandbox.lightning;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.Bitcoin;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.TxId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.Network;
import org.malipo.ln.bolt11.Bolt11;
import org.malipo.sandbox.chain.Regtest;
import org.malipo.sandbox.wallet.Payment;
import tools.jackson.databind.JsonNode;

/** Channels, peers and money on the chain. */
class ChannelTests extends LightningFixture {
    private String key(LndClient node) {
        return node.get("/v1/getinfo").body().path("identity_pubkey").asString();
    }

    /** Pays the node from the chain's own wallet. */
    private void fund(LndClient node, long sats) throws Exception {
        mine(101);
        var address = node.get("/v1/newaddress").body().path("address").asString();
        var script = new ByteVector(Script.write(
                Bitcoin.addressToPublicKeyScript(Regtest.GENESIS_HASH, address).getRight()));
        chain.wallet().send(List.of(new Payment(script, sats, false)), 1_000, true);
    }

    @Test
    void seesItsMoneyOnTheChain() throws Exception {
        fund(store, 300_000);
        assertThat(funds().path("unconfirmed_balance").asString()).isEqualTo("300000");
        mine(1);

        assertThat(funds().path("confirmed_balance").asString()).isEqualTo("300000");
        assertThat(funds().path("unconfirmed_balance").asString()).isEqualTo("0");
        assertThat(funds().path("total_balance").asString()).isEqualTo("300000");
        restart();
        assertThat(funds().path("confirmed_balance").asString()).isEqualTo("300000");
    }

    private JsonNode funds() {
        return store.get("/v1/balance/blockchain").body();
    }

    @Test
    void givesEachAddressOnce() {
        var first = store.get("/v1/newaddress").body().path("address").asString();

        assertThat(first).startsWith("bcrt1q");
        assertThat(store.get("/v1/newaddress").body().path("address").asString())
                .isNotEqualTo(first);
    }

    @Test
    void listsChannelsFromBothEnds() throws Exception {
        pay(payer, bolt11(1_000_000));

        var mine = channelWith(store, payer);
        var theirs = channelWith(payer, store);

        assertThat(mine.path("capacity").asString()).isEqualTo("20000000");
        assertThat(mine.path("local_balance").asString()).isEqualTo("4001000");
        assertThat(mine.path("remote_balance").asString()).isEqualTo("15999000");
        assertThat(mine.path("total_satoshis_received").asString()).isEqualTo("1000");
        assertThat(mine.path("initiator").asBoolean()).isFalse();
        assertThat(mine.path("active").asBoolean()).isTrue();
        assertThat(theirs.path("channel_point")).isEqualTo(mine.path("channel_point"));
        assertThat(theirs.path("local_balance")).isEqualTo(mine.path("remote_balance"));
        assertThat(theirs.path("total_satoshis_sent").asString()).isEqualTo("1000");
    }

    private JsonNode channelWith(LndClient node, LndClient peer) {
        var key = key(peer);
        for (var channel : node.get("/v1/channels").body().path("channels")) {
            if (channel.path("remote_pubkey").asString().equals(key)) {
                return channel;
            }
        }
        throw new AssertionError("no channel");
    }

    @Test
    void opensAChannelThatWaitsForBlocks() throws Exception {
        fund(store, 300_000);
        mine(1);
        long before = localMsat(store);
        var order = "{'node_pubkey_string':'" + key(payer)
                + "','local_funding_amount':'250000','sat_per_vbyte':'2','private':true}";

        var opened = store.post("/v1/channels", order);

        assertThat(opened.status()).as(opened.body().toString()).isEqualTo(200);
        assertThat(opened.body().path("funding_txid_bytes").asString()).isNotEmpty();
        assertThat(pending()).hasSize(1);
        assertThat(pending().get(0).at("/channel/local_balance").asString()).isEqualTo("250000");
        assertThat(localMsat(store)).isEqualTo(before);
        assertThat(funds().path("confirmed_balance").asString()).isEqualTo("0");
        assertThat(funds().path("unconfirmed_balance").asString()).isEqualTo("49694");
        restart();
        assertThat(pending()).hasSize(1);
        mine(2);
        assertThat(pending().get(0).path("confirmations_until_active").asInt()).isEqualTo(1);
        mine(1);
        assertThat(pending()).isEmpty();
        assertThat(funds().path("confirmed_balance").asString()).isEqualTo("49694");
        assertThat(localMsat(store)).isEqualTo(before + 250_000_000);
        assertThat(store.get("/v1/getinfo").body().path("num_active_channels").asInt())
                .isEqualTo(3);
    }

    @Test
    void putsTheMoneyIntoAnOutputOfBothNodes() throws Exception {
        fund(store, 300_000);
        mine(1);

        store.post("/v1/channels", "{'node_pubkey_string':'" + key(payer) + "','local_funding_amount':250000}");

        var point = pending().get(0).at("/channel/channel_point").asString();
        var waiting = chain.mempool().find(new TxId(point.substring(0, 64)));
        assertThat(point).endsWith(":0");
        assertThat(waiting).isNotNull();
        assertThat(waiting.tx().txOut.getFirst().amount.toLong()).isEqualTo(250_000);
        assertThat(waiting.tx().txOut.getFirst().publicKeyScript.toHex()).startsWith("0020");
        assertThat(waiting.feeSats()).isGreaterThanOrEqualTo(waiting.vsize());
    }

    @Test
    void broadcastsTheFundingAgainIfTheMempoolLostIt() throws Exception {
        fund(store, 300_000);
        mine(1);
        store.post("/v1/channels", "{'node_pubkey_string':'" + key(payer) + "','local_funding_amount':250000}");
        chain.mempool().evict(chain.mempool().all().iterator().next());
        assertThat(chain.mempool().size()).isZero();

        restart();

        assertThat(chain.mempool().size()).isEqualTo(1);
    }

    private JsonNode pending() {
        return store.get("/v1/channels/pending").body().path("pending_open_channels");
    }

    @Test
    void namesPrivateChannelsInTheRequestWhereWanted() throws Exception {
        fund(payer, 300_000);
        mine(1);
        payer.post(
                "/v1/channels",
                "{'node_pubkey_string':'" + key(store) + "','local_funding_amount':250000,'private':true}");
        mine(3);

        var with = invoice("{'value':1,'private':true}").path("payment_request").asString();

        var hints = Bolt11.decode(with).routeHints();
        assertThat(hints).hasSize(1);
        assertThat(hints.getFirst().hops().getFirst().node().toHex()).isEqualTo(key(payer));
        assertThat(Bolt11.decode(with).network()).isEqualTo(Network.REGTEST);
        assertThat(Bolt11.decode(bolt11(1_000)).routeHints()).isEmpty();
    }

    @Test
    void opensNoChannelItCannotPayFor() {
        var order = "{'node_pubkey_string':'%s','local_funding_amount':'%d'}";

        assertThat(store.post("/v1/channels", order.formatted(key(payer), 250_000))
                        .message())
                .isEqualTo("not enough witness outputs to create funding transaction,"
                        + " need 0.00250000 BTC only have 0.00000000 BTC available");
        assertThat(store.post("/v1/channels", order.formatted(key(payer), 19_999))
                        .message())
                .isEqualTo("channel is too small, the minimum channel size is: 20000 SAT");
        assertThat(store.post("/v1/channels", order.formatted("02" + "11".repeat(32), 250_000))
                        .message())
                .isEqualTo("peer 02" + "11".repeat(32) + " is not online");
    }

    @Test
    void connectsToNodesOfItsNetworkOnce() {
        var address = "{'addr':{'pubkey':'%s','host':'127.0.0.1:9735'}}";

        assertThat(store.post("/v1/peers", address.formatted(key(payer))).message())
                .isEqualTo("already connected to peer: " + key(payer) + "@127.0.0.1:9735");
        assertThat(store.post("/v1/peers", address.formatted("02" + "11".repeat(32)))
                        .message())
                .isEqualTo("dial tcp 127.0.0.1:9735: connect: connection refused");
        assertThat(store.post("/v1/peers", address.formatted(key(store))).message())
                .isEqualTo("cannot make connection to self");
        assertThat(store.get("/v1/peers").body().path("peers"))
                .extracting(peer -> peer.path("pub_key").asString())
                .containsExactlyInAnyOrder(key(payer), key(hub));
    }
}
