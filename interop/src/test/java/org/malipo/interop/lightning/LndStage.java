package org.malipo.interop.lightning;

import java.nio.file.Path;
import java.util.Optional;
import org.malipo.interop.kit.Await;
import org.malipo.interop.node.BtcdNode;
import org.malipo.interop.node.Payer;
import org.malipo.ln.Msat;
import org.malipo.ln.connection.Connection;
import org.malipo.ln.http.Fields;
import org.malipo.ln.node.LightningNode;
import org.malipo.ln.node.NodeUri;
import org.malipo.ln.node.contract.LightningStage;

/** Three nodes of LND in a row, over one btcd; between the first two are channels of which one is not announced. */
final class LndStage implements LightningStage {
    private static final int CHANNELS = 3;
    private static final long CAPACITY = 10_000_000;
    /** Then channels are announced. */
    private static final int CONFIRMATIONS = 6;

    private final BtcdNode chain;
    private final Payer payer;
    private final LndNode tested;
    private final LndNode peer;
    private final LndNode distant;

    LndStage(Path folder) throws Exception {
        var chainFolder = folder.resolve("btcd");
        chain = BtcdNode.withTls(chainFolder);
        chain.start();
        payer = new Payer(chain);
        payer.earn(CHANNELS);
        tested = new LndNode("tested", folder.resolve("tested"), chain, chainFolder);
        peer = new LndNode("peer", folder.resolve("peer"), chain, chainFolder);
        distant = new LndNode("distant", folder.resolve("distant"), chain, chainFolder);
        tested.awaitSynchronised();
        peer.awaitSynchronised();
        distant.awaitSynchronised();
        fund();
        openChannels();
    }

    /** A coin for each channel. */
    private void fund() {
        var address = peer.node().depositAddress();
        for (int i = 0; i < CHANNELS; i++) {
            payer.pay(address, 2 * CAPACITY);
        }
        chain.mine(2);
        peer.await(
                "/v1/balance/blockchain",
                balance -> balance.requiredNumber("confirmed_balance") == 2 * CAPACITY * CHANNELS);
        peer.awaitSynchronised();
    }

    private void openChannels() {
        peer.node().connect(tested.uri());
        peer.node().connect(distant.uri());
        open(tested, false);
        open(tested, true);
        open(distant, false);
        Await.until(
                "funding transactions",
                () -> chain.rpc().call("getrawmempool").size(),
                transactions -> transactions == CHANNELS);
        chain.mine(CONFIRMATIONS);
        awaitChannels();
        distant.await("/v1/channels", channels -> active(channels) == 1);
        tested.await("/v1/graph", graph -> known(graph) == 2);
    }

    void awaitChannels() {
        tested.await("/v1/channels", channels -> active(channels) == 2);
        peer.await("/v1/channels", channels -> active(channels) == CHANNELS);
    }

    LndNode testedLnd() {
        return tested;
    }

    LndNode peerLnd() {
        return peer;
    }

    private void open(LndNode other, boolean hidden) {
        peer.post(
                "/v1/channels",
                Fields.create()
                        .put("node_pubkey_string", other.uri().id().toHex())
                        .put("local_funding_amount", String.valueOf(CAPACITY))
                        .put("push_sat", String.valueOf(CAPACITY / 2))
                        .put("sat_per_vbyte", "2")
                        .put("private", hidden));
    }

    private static long active(Fields channels) {
        return channels.list("channels").stream()
                .filter(channel -> channel.flag("active"))
                .count();
    }

    private static long known(Fields graph) {
        return graph.list("edges").stream()
                .filter(edge -> edge.has("node1_policy") && edge.has("node2_policy"))
                .count();
    }

    @Override
    public Connection connection() {
        return tested.connection();
    }

    @Override
    public LightningNode peer() {
        return peer.node();
    }

    @Override
    public NodeUri peerUri() {
        return peer.uri();
    }

    @Override
    public Optional<Connection> withWrongSecret() {
        return Optional.of(tested.connectionAs(peer));
    }

    @Override
    public Optional<Connection> withWrongCertificate() {
        return Optional.of(tested.connection("certthumbprint=" + "ab".repeat(32), tested));
    }

    @Override
    public Optional<LightningNode> distant() {
        return Optional.of(distant.node());
    }

    @Override
    public Msat distantFee() {
        return new Msat(1_000);
    }

    /** First the nodes: they end by themselves, and not as nicely, when the chain is gone. */
    @Override
    public void close() {
        tested.close();
        peer.close();
        distant.close();
        chain.close();
    }
}
