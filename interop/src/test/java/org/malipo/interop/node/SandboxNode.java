package org.malipo.interop.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.rpc.RpcClient;
import org.malipo.bitcoin.rpc.RpcCredentials;
import org.malipo.bitcoin.rpc.RpcError;
import org.malipo.bitcoin.rpc.RpcUnavailable;
import org.malipo.cli.launch.Installation;
import org.malipo.cli.launch.NodeSettings;
import org.malipo.cli.launch.Ports;
import org.malipo.cli.launch.Running;

/** Our own node, from its jar. */
public final class SandboxNode implements TestNode {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final int rpcPort = Ports.free();
    private final int p2pPort = Ports.free();
    private final RpcClient rpc = new RpcClient(
            URI.create("http://127.0.0.1:" + rpcPort + "/"), new RpcCredentials.Password(rpcUser(), rpcPassword()));
    private @Nullable Running running;

    public SandboxNode(Path folder) {
        this.folder = folder;
    }

    @Override
    public void start() {
        var settings = new NodeSettings(folder, rpcPort, p2pPort, rpcUser(), rpcPassword());
        try {
            running = Installation.ofEnvironment().node(settings).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        running.await(this::answers, PATIENCE);
    }

    public void stop() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    @Override
    public int rpcPort() {
        return rpcPort;
    }

    @Override
    public String rpcUser() {
        return "sandbox";
    }

    @Override
    public String rpcPassword() {
        return "for-tests-only";
    }

    @Override
    public int p2pPort() {
        return p2pPort;
    }

    @Override
    public RpcClient rpc() {
        return rpc;
    }

    @Override
    public List<String> mine(int blocks) {
        var hashes = new ArrayList<String>();
        rpc.callOnce("generatetoaddress", blocks, Payer.ADDRESS).forEach(hash -> hashes.add(hash.stringValue()));
        return hashes;
    }

    @Override
    public void reorganise(int depth) {
        int fork = rpc.call("getblockcount").asInt() - depth;
        rpc.callOnce("invalidateblock", rpc.call("getblockhash", fork + 1));
        for (int i = 0; i <= depth; i++) {
            rpc.callOnce("generateblock", Payer.ADDRESS, List.of());
        }
    }

    @Override
    public void close() {
        stop();
        rpc.close();
    }

    private boolean answers() {
        try {
            rpc.call("getblockcount");
            return true;
        } catch (RpcUnavailable | RpcError _) {
            return false;
        }
    }
}
