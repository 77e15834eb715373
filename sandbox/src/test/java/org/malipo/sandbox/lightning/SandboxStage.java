package org.malipo.sandbox.lightning;

import fr.acinq.bitcoin.PublicKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.malipo.ln.Msat;
import org.malipo.ln.connection.Connection;
import org.malipo.ln.http.Reach;
import org.malipo.ln.kinds.LightningNodes;
import org.malipo.ln.node.LightningNode;
import org.malipo.ln.node.NodeUri;
import org.malipo.ln.node.contract.LightningStage;
import org.malipo.sandbox.Node;
import org.malipo.sandbox.lightning.rest.LightningServers;
import org.malipo.sandbox.wallet.AddressType;

/** Three nodes in a row; between the first two are channels of which one is not announced. */
final class SandboxStage implements LightningStage {
    private static final Topology ROW = new Topology(
            List.of("tested", "peer", "distant"),
            List.of(
                    Topology.channel(0, "tested", "peer", 10_000_000, 5_000_000),
                    hidden(Topology.channel(1, "tested", "peer", 10_000_000, 5_000_000)),
                    Topology.channel(2, "peer", "distant", 10_000_000, 5_000_000)));

    private final Path folder;
    private final Node chain;
    private final LightningNetwork network;
    private final LightningServers servers;
    private final LightningNode peer;
    private final LightningNode distant;

    SandboxStage(Path folder) throws Exception {
        this.folder = folder;
        chain = new Node(folder.resolve("chain"), Clock.systemUTC());
        chain.miner().mine(chain.wallet().newScript(AddressType.BECH32));
        network = LightningNetwork.open(folder, chain, Clock.systemUTC(), ROW);
        servers = LightningServers.start(network, LightningFixture.CERTIFICATE, folder, List.of());
        peer = LightningNodes.open(connection("peer"), Reach.EVERYWHERE);
        distant = LightningNodes.open(connection("distant"), Reach.EVERYWHERE);
    }

    private static Channel.Terms hidden(Channel.Terms terms) {
        return new Channel.Terms(
                terms.id(),
                terms.opener(),
                terms.peer(),
                terms.capacitySat(),
                terms.pushSat(),
                true,
                terms.fundingTxid(),
                terms.fundingOutput(),
                terms.height(),
                terms.confirmations());
    }

    Faults faults() {
        return network.node("tested").faults();
    }

    @Override
    public Connection connection() {
        return connection("tested");
    }

    private Connection connection(String node) {
        var home = folder.resolve(node);
        return connection("certfilepath=" + home.resolve("tls.cert"), home.resolve("admin.macaroon"), node);
    }

    private Connection connection(String trust, Path macaroon, String node) {
        try {
            return Connection.read("type=lnd-rest;server=https://127.0.0.1:" + servers.port(node) + "/;" + trust
                    + ";macaroon=" + HexFormat.of().formatHex(Files.readAllBytes(macaroon)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public LightningNode peer() {
        return peer;
    }

    @Override
    public NodeUri peerUri() {
        return new NodeUri(PublicKey.fromHex(network.node("peer").id()), "127.0.0.1", NodeUri.DEFAULT_PORT);
    }

    @Override
    public Optional<Connection> withWrongSecret() {
        var home = folder.resolve("tested");
        return Optional.of(connection(
                "certfilepath=" + home.resolve("tls.cert"),
                folder.resolve("peer").resolve("admin.macaroon"),
                "tested"));
    }

    @Override
    public Optional<Connection> withWrongCertificate() {
        return Optional.of(connection(
                "certthumbprint=" + "ab".repeat(32), folder.resolve("tested").resolve("admin.macaroon"), "tested"));
    }

    @Override
    public Optional<LightningNode> distant() {
        return Optional.of(distant);
    }

    @Override
    public Msat distantFee() {
        return new Msat(1_000);
    }

    @Override
    public void close() {
        peer.close();
        distant.close();
        network.close();
        servers.close();
        chain.close();
    }
}
