package org.malipo.cli.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.rpc.RpcError;
import org.malipo.bitcoin.rpc.RpcUnavailable;
import org.malipo.cli.launch.Installation;
import org.malipo.cli.launch.NodeSettings;
import org.malipo.cli.launch.Ports;
import org.malipo.cli.launch.Running;
import org.malipo.cli.launch.ServerSettings;
import org.malipo.cli.launch.StartFailed;
import org.malipo.client.ApiException;
import org.malipo.client.MalipoClient;
import org.malipo.client.Retries;

/** The node and the server of a sandbox. Whatever state an earlier start left behind, a start ends with both running. */
final class Sandbox implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int RPC_PORT = 18443;
    private static final int P2P_PORT = 18444;
    private static final int LN_STORE_PORT = 18445;
    private static final int LN_PAYER_PORT = 18446;

    private final Installation installation;
    private final DataFolder folder;
    private final int port;
    private @Nullable Running node;
    private @Nullable Running server;

    Sandbox(Installation installation, DataFolder folder, int port) {
        this.installation = installation;
        this.folder = folder;
        this.port = port;
    }

    /** {@return how to reach it, now that it is ready} */
    SandboxFile start() throws IOException {
        stopWhatIsLeft();
        if (!Ports.isFree(port)) {
            throw new StartFailed("Port " + port + " is in use. Stop what listens there, or name another with --port.");
        }
        var file = settle();
        startPrograms(file);
        awaitReady(file);
        try (var client = MalipoClient.of(file.url())) {
            file = new DemoStore(client).prepare(file);
        }
        folder.save(file);
        return file;
    }

    /** Ends processes of this folder that outlived whoever started them. */
    void stopWhatIsLeft() {
        installation.stopLeftBehind(folder.root());
    }

    /** {@return false if something of it ended by itself} */
    boolean awaitEnd() {
        var first =
                CompletableFuture.anyOf(running(node).onExit(), running(server).onExit());
        first.join();
        System.err.println(running(node).isAlive() ? "The server has ended." : "The node has ended.");
        return false;
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.close();
            server = null;
        }
        if (node != null) {
            node.close();
            node = null;
        }
    }

    /** Decides ports and passwords, the same as last time where that can be, and writes them down before they are used. */
    private SandboxFile settle() throws IOException {
        var url = URI.create("http://127.0.0.1:" + port);
        var old = folder.file();
        int rpcPort = Ports.preferably(old.map(SandboxFile::rpcPort).orElse(RPC_PORT));
        int p2pPort = Ports.preferably(old.map(SandboxFile::p2pPort).orElse(P2P_PORT));
        var rpc = URI.create("http://127.0.0.1:" + rpcPort + "/");
        var p2p = "127.0.0.1:" + p2pPort;
        var file = old.map(known -> known.at(url, rpc, p2p))
                .orElseGet(() -> new SandboxFile(
                        url, "admin@example.com", password(), null, null, rpc, "sandbox", password(), p2p, null, null))
                .withLightning(
                        lightning("store", old.map(SandboxFile::lnStore), LN_STORE_PORT),
                        lightning("payer", old.map(SandboxFile::lnPayer), LN_PAYER_PORT));
        folder.save(file);
        return file;
    }

    private LightningAccess lightning(String node, Optional<LightningAccess> old, int usualPort) {
        var port = Ports.preferably(old.map(LightningAccess::port).orElse(usualPort));
        return LightningAccess.of(folder, node, port);
    }

    private synchronized void startPrograms(SandboxFile file) throws IOException {
        node = installation
                .node(new NodeSettings(
                        folder.root(),
                        file.rpcPort(),
                        file.p2pPort(),
                        file.bitcoinRpcUser(),
                        file.bitcoinRpcPassword(),
                        file.lightningPorts()))
                .forAWhile()
                .start();
        server = installation
                .server(new ServerSettings(
                        folder.root(),
                        port,
                        Ports.preferably(port + 1),
                        file.bitcoinRpcUrl(),
                        file.bitcoinRpcUser(),
                        file.bitcoinRpcPassword(),
                        file.bitcoinP2p()))
                .forAWhile()
                .start();
    }

    private void awaitReady(SandboxFile file) {
        try (var rpc = file.node().connect();
                var client = MalipoClient.of(file.url()).retries(Retries.NONE)) {
            running(node).await(() -> answers(() -> rpc.call("getblockcount")), PATIENCE);
            running(server)
                    .await(
                            () -> answers(() -> client.status().health())
                                    && client.status().health().synchronised(),
                            PATIENCE);
        }
    }

    private static boolean answers(Runnable question) {
        try {
            question.run();
            return true;
        } catch (RpcUnavailable | RpcError | UncheckedIOException | ApiException _) {
            return false;
        }
    }

    private static Running running(@Nullable Running program) {
        if (program == null) {
            throw new IllegalStateException("not started");
        }
        return program;
    }

    private static String password() {
        var random = new byte[15];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().encodeToString(random);
    }
}
