package org.malipo.lightning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.malipo.sandbox.Node;
import org.malipo.sandbox.lightning.LightningNetwork;
import org.malipo.sandbox.lightning.SimulatedNode;
import org.malipo.sandbox.lightning.rest.Certificate;
import org.malipo.sandbox.lightning.rest.LightningServers;

/** The sandbox's Lightning network in this process: the nodes {@code store}, {@code payer} and {@code hub}. */
final class TestNetwork implements AutoCloseable {
    private final Path home;
    private final Node chain;
    private final LightningNetwork network;
    private final LightningServers servers;

    private TestNetwork(Path folder) throws IOException {
        home = folder.resolve("lightning");
        chain = new Node(folder.resolve("chain"), Clock.systemUTC());
        network = LightningNetwork.open(home, chain, Clock.systemUTC());
        servers = LightningServers.start(network, Certificate.of(folder.resolve("tls.p12")), home, List.of());
    }

    static TestNetwork start(Path folder) {
        try {
            return new TestNetwork(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SimulatedNode node(String name) {
        return network.node(name);
    }

    /** {@return a connection string that names files, as an administrator may} */
    String byFiles(String name) {
        return server(name) + "macaroonfilepath=" + home.resolve(name).resolve("admin.macaroon") + ";certfilepath="
                + home.resolve(name).resolve("tls.cert");
    }

    /** {@return a connection string that holds the macaroon} */
    String byMacaroon(String name) {
        return server(name) + "macaroon=" + macaroon(name) + ";certfilepath="
                + home.resolve(name).resolve("tls.cert");
    }

    String macaroon(String name) {
        try {
            return HexFormat.of()
                    .formatHex(Files.readAllBytes(home.resolve(name).resolve("admin.macaroon")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String server(String name) {
        return "type=lnd-rest;server=https://127.0.0.1:" + servers.port(name) + "/;";
    }

    @Override
    public void close() {
        servers.close();
        network.close();
        chain.close();
    }
}
