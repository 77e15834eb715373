package org.malipo.sandbox.lightning.rest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.malipo.sandbox.lightning.LightningNetwork;
import org.malipo.sandbox.lightning.SimulatedNode;

/** A REST server for each node of the network, with certificate and macaroons laid out as LND does. */
public final class LightningServers implements AutoCloseable {
    private final Map<String, RestServer> servers = new LinkedHashMap<>();

    private LightningServers() {}

    /**
     * Starts them.
     *
     * @param folder holds a folder for each node and {@code nodes.json}, which tells where they are
     * @param ports for the nodes in their order; 0, or none, for any free one
     */
    public static LightningServers start(
            LightningNetwork network, Certificate certificate, Path folder, List<Integer> ports) throws IOException {
        var all = new LightningServers();
        try {
            for (var node : network.nodes()) {
                var port = all.servers.size() < ports.size() ? ports.get(all.servers.size()) : 0;
                all.servers.put(node.name(), serve(node, certificate, folder.resolve(node.name()), port));
            }
            all.writeIndex(network, folder);
            return all;
        } catch (IOException e) {
            all.close();
            throw e;
        }
    }

    private static RestServer serve(SimulatedNode node, Certificate certificate, Path folder, int port)
            throws IOException {
        Files.createDirectories(folder);
        var macaroons = new Macaroons(node.keys().macaroonRoot());
        macaroons.write(folder);
        certificate.writePem(folder.resolve("tls.cert"));
        var routes = Stream.of(
                        new InvoiceCalls(node.invoices()).routes(),
                        new PaymentCalls(node.payments()).routes(),
                        new NodeCalls(node).routes(),
                        new ChannelCalls(node.channels()).routes(),
                        new FaultCalls(node.faults()).routes())
                .flatMap(List::stream)
                .toList();
        return new RestServer(port, certificate, macaroons, node.faults(), routes);
    }

    private void writeIndex(LightningNetwork network, Path folder) throws IOException {
        var index = Json.object();
        for (var node : network.nodes()) {
            var home = folder.toAbsolutePath().resolve(node.name());
            index.putObject(node.name())
                    .put("key", node.id())
                    .put("url", "https://127.0.0.1:" + port(node.name()) + "/")
                    .put("certificate", home.resolve("tls.cert").toString())
                    .put("macaroon", home.resolve("admin.macaroon").toString());
        }
        var draft = folder.resolve("nodes.json.new");
        Files.writeString(draft, index.toPrettyString() + "\n");
        Files.move(
                draft,
                folder.resolve("nodes.json"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    public int port(String node) {
        var server = servers.get(node);
        if (server == null) {
            throw new IllegalArgumentException("there is no node " + node);
        }
        return server.port();
    }

    @Override
    public void close() {
        servers.values().forEach(RestServer::close);
    }
}
