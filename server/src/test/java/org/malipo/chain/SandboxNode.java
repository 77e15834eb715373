package org.malipo.chain;

import fr.acinq.bitcoin.Transaction;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.malipo.bitcoin.rpc.RpcClient;
import org.malipo.bitcoin.rpc.RpcCredentials;
import org.malipo.sandbox.p2p.P2pServer;
import org.malipo.sandbox.rpc.RpcInterface;
import org.malipo.sandbox.rpc.RpcServer;

/** Our own node, in this process: it listens on two ports. */
final class SandboxNode implements RegtestNode {
    private static final String PASSWORD = "for tests only";

    private final Path folder;
    private final org.malipo.sandbox.Node node;
    private final List<P2pServer> peers = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();
    private final RpcServer controlled;
    private final RpcClient control;
    private RpcServer server;

    SandboxNode(Path folder) throws IOException {
        this.folder = folder;
        node = new org.malipo.sandbox.Node(folder, Clock.systemUTC());
        listen(0);
        listen(0);
        server = serve(0, "follower");
        controlled = serve(0, "miner");
        control = new RpcClient(url(controlled), new RpcCredentials.Password("miner", PASSWORD));
    }

    private void listen(int port) throws IOException {
        var peer = new P2pServer(node, port);
        peer.start();
        peers.add(peer);
        ports.add(peer.port());
    }

    private RpcServer serve(int port, String user) throws IOException {
        var served = RpcInterface.serve(
                node, peers.getFirst(), () -> {}, new RpcServer.Settings(port, folder.resolve(user), user, PASSWORD));
        served.start();
        return served;
    }

    private static URI url(RpcServer server) {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public RpcClient control() {
        return control;
    }

    @Override
    public NodeSettings.Rpc rpc() {
        return new NodeSettings.Rpc(url(server), null, "follower", null, PASSWORD);
    }

    @Override
    public List<Integer> ports() {
        return List.copyOf(ports);
    }

    @Override
    public void hangUp() throws IOException {
        server.close();
        for (var peer : peers) {
            peer.close();
        }
    }

    @Override
    public void listenAgain() throws IOException {
        var again = ports();
        var rpcPort = server.port();
        peers.clear();
        ports.clear();
        for (var port : again) {
            listen(port);
        }
        server = serve(rpcPort, "follower");
    }

    @Override
    public List<String> mine(int blocks) {
        var hashes = new ArrayList<String>();
        control.callOnce("generatetoaddress", blocks, RegtestNetwork.ADDRESS)
                .forEach(hash -> hashes.add(hash.asString()));
        return hashes;
    }

    @Override
    public void mineOnly(Transaction tx) {
        control.callOnce("generateblock", RegtestNetwork.ADDRESS, List.of(tx.toString()));
    }

    @Override
    public void reorganise(int depth) {
        int height = control.call("getblockcount").asInt();
        control.call(
                "invalidateblock",
                control.call("getblockhash", height - depth + 1).asString());
        for (var i = 0; i <= depth; i++) {
            control.callOnce("generateblock", RegtestNetwork.ADDRESS, List.of());
        }
    }

    @Override
    public void close() throws IOException {
        control.close();
        controlled.close();
        hangUp();
        node.close();
    }
}
