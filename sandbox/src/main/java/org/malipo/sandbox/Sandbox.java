package org.malipo.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.malipo.sandbox.p2p.P2pServer;
import org.malipo.sandbox.rpc.RpcInterface;
import org.malipo.sandbox.rpc.RpcServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the node. */
@Command(
        name = "malipo-sandbox",
        description =
                "A regtest Bitcoin node with a wallet, and Lightning nodes if wanted, for development, demonstrations and tests.",
        mixinStandardHelpOptions = true,
        version = "Malipo sandbox node 0.1.0")
public final class Sandbox implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(Sandbox.class);

    @Option(names = "--data", required = true, description = "Folder of chain, wallet and cookie.")
    private Path data = Path.of("");

    @Option(names = "--p2p-port", defaultValue = "18444", description = "Port for peers; 0 for any free one.")
    private int p2pPort;

    @Option(names = "--rpc-port", defaultValue = "18443", description = "Port for JSON-RPC; 0 for any free one.")
    private int rpcPort;

    @Option(names = "--rpc-user", description = "User for JSON-RPC, besides the cookie.")
    private @Nullable String rpcUser;

    @Option(
            names = "--rpc-password",
            defaultValue = "${env:SANDBOX_RPC_PASSWORD}",
            description = "Password of that user; better given as SANDBOX_RPC_PASSWORD, which other users can't see.")
    private @Nullable String rpcPassword;

    @Option(
            names = "--lightning-ports",
            split = ",",
            paramLabel = "PORT",
            description = "Ports for LND's REST API of the Lightning nodes store, payer and hub; 0 for any free one."
                    + " Without it there is no Lightning.")
    private List<Integer> lightningPorts = List.of();

    public static void main(String[] arguments) {
        // Answers of the JDK's server are small and must not wait for the client's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.exit(new CommandLine(new Sandbox()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        var stopped = new CountDownLatch(1);
        try (var node = new Node(data, Clock.systemUTC());
                var lightning = lightningPorts.isEmpty() ? null : LightningSide.prepare(data.resolve("lightning"));
                var p2p = new P2pServer(node, p2pPort);
                var rpc = RpcInterface.serve(node, p2p, stopped::countDown, settings())) {
            stopOnSignal(stopped);
            FirstCoins.mine(node);
            p2p.start();
            rpc.start();
            if (lightning != null) {
                lightning.start(node, lightningPorts);
            }
            announce(node, p2p, rpc);
            stopped.await();
            log.info(
                    "Stopping at height {}",
                    node.exclusively(() -> node.chain().tip().height()));
        } catch (IOException e) {
            log.error("The node can't start: {}", e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        } finally {
            closed.countDown();
        }
        return CommandLine.ExitCode.OK;
    }

    private final CountDownLatch closed = new CountDownLatch(1);

    /** The virtual machine ends when its hooks do, so the hook waits until everything is closed. */
    private void stopOnSignal(CountDownLatch stopped) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stopped.countDown();
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private RpcServer.Settings settings() {
        return new RpcServer.Settings(rpcPort, data.resolve(".cookie"), rpcUser, rpcPassword);
    }

    private void announce(Node node, P2pServer p2p, RpcServer rpc) {
        log.info(
                "Ready at height {}: peers on 127.0.0.1:{}, JSON-RPC on http://127.0.0.1:{}, data in {}",
                node.exclusively(() -> node.chain().tip().height()),
                p2p.port(),
                rpc.port(),
                data.toAbsolutePath());
    }
}
