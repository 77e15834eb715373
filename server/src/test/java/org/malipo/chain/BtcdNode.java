package org.malipo.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.acinq.bitcoin.Transaction;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.malipo.bitcoin.rpc.RpcClient;
import org.malipo.bitcoin.rpc.RpcCredentials;
import org.malipo.bitcoin.rpc.RpcError;
import org.malipo.bitcoin.rpc.RpcUnavailable;

/**
 * btcd, a node by other people, as a process. It forgets a regtest chain at its end, so whoever follows it comes through gates,
 * which part them from it while it runs on. It has no {@code invalidateblock}: reorganisations are another miner's.
 */
final class BtcdNode implements RegtestNode {
    private static final Path BUILD = Path.of("..", "interop", "go", "build");
    private static final String USER = "btcd";
    private static final String PASSWORD = "for-tests-only";

    private final Process process;
    private final RpcClient control;
    private final OtherMiner miner;
    private final Gate rpc;
    private final List<Gate> peers;

    BtcdNode(Path folder) throws IOException {
        int rpcPort = ScriptedNode.freePort();
        int p2pPort = ScriptedNode.freePort();
        process = new ProcessBuilder(command(built(), Files.createDirectories(folder), rpcPort, p2pPort))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("btcd.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        control = new RpcClient(url(rpcPort), new RpcCredentials.Password(USER, PASSWORD));
        miner = new OtherMiner(control);
        rpc = new Gate(rpcPort);
        peers = List.of(new Gate(p2pPort), new Gate(p2pPort));
        ChainFixture.await("btcd", this::answers);
    }

    /** {@return the program} Built if nobody has; whoever is building it is waited for. */
    private static String built() throws IOException {
        var build = new ProcessBuilder(BUILD.toString(), "github.com/btcsuite/btcd")
                .redirectError(Redirect.INHERIT)
                .start();
        var path = new String(build.getInputStream().readAllBytes(), UTF_8).strip();
        if (path.isEmpty()) {
            throw new IllegalStateException("btcd was not built");
        }
        return path;
    }

    private static List<String> command(String program, Path folder, int rpcPort, int p2pPort) {
        return List.of(
                program,
                "--regtest",
                "--datadir=" + folder.resolve("data"),
                "--logdir=" + folder.resolve("logs"),
                "--configfile=/dev/null",
                "--listen=127.0.0.1:" + p2pPort,
                "--rpclisten=127.0.0.1:" + rpcPort,
                "--rpcuser=" + USER,
                "--rpcpass=" + PASSWORD,
                "--notls",
                "--nodnsseed",
                "--nobanning",
                "--nostalldetect",
                "--trickleinterval=100ms",
                "--txindex",
                "--miningaddr=" + RegtestNetwork.ADDRESS);
    }

    private static URI url(int port) {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    private boolean answers() {
        try {
            control.call("getblockcount");
            return true;
        } catch (RpcUnavailable | RpcError e) {
            if (process.isAlive()) {
                return false;
            }
            throw new IllegalStateException("btcd ended with status " + process.exitValue(), e);
        }
    }

    @Override
    public RpcClient control() {
        return control;
    }

    @Override
    public NodeSettings.Rpc rpc() {
        return new NodeSettings.Rpc(url(rpc.port()), null, USER, null, PASSWORD);
    }

    @Override
    public List<Integer> ports() {
        return peers.stream().map(Gate::port).toList();
    }

    @Override
    public void hangUp() throws IOException {
        rpc.shut();
        for (var peer : peers) {
            peer.shut();
        }
    }

    @Override
    public void listenAgain() throws IOException {
        rpc.open();
        for (var peer : peers) {
            peer.open();
        }
    }

    @Override
    public List<String> mine(int blocks) {
        var hashes = new ArrayList<String>();
        control.callOnce("generate", blocks).forEach(hash -> hashes.add(hash.asString()));
        return hashes;
    }

    @Override
    public void mineOnly(Transaction tx) {
        miner.mine(height(), 1, tx);
    }

    @Override
    public void reorganise(int depth) {
        miner.mine(height() - depth, depth + 1);
    }

    private int height() {
        return control.call("getblockcount").asInt();
    }

    @Override
    public void close() throws IOException {
        control.close();
        hangUp();
        process.destroy();
        process.onExit().join();
    }
}
