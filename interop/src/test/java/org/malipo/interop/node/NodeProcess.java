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
import org.malipo.cli.launch.Program;
import org.malipo.cli.launch.Running;
import org.malipo.interop.kit.TestPorts;
import tools.jackson.databind.JsonNode;

/** What all nodes of tests have in common: a process in a folder, ports that stay, and RPC by password. */
abstract class NodeProcess implements TestNode {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "for-tests-only";

    private final Path folder;
    private final String rpcUser;
    private final int rpcPort = TestPorts.next();
    private final int p2pPort = TestPorts.next();
    private final RpcClient rpc;
    private @Nullable Running running;

    NodeProcess(Path folder, String rpcUser) {
        this.folder = folder;
        this.rpcUser = rpcUser;
        this.rpc = new RpcClient(URI.create("http://127.0.0.1:" + rpcPort + "/"), password(rpcUser));
    }

    /** @param certificate that it makes for itself when it starts */
    NodeProcess(Path folder, String rpcUser, Path certificate) {
        this.folder = folder;
        this.rpcUser = rpcUser;
        this.rpc = new RpcClient(
                URI.create("https://127.0.0.1:" + rpcPort + "/"),
                password(rpcUser),
                PATIENCE,
                new TlsTransport(certificate));
    }

    private static RpcCredentials password(String user) {
        return new RpcCredentials.Password(user, PASSWORD);
    }

    abstract Program program();

    Path folder() {
        return folder;
    }

    @Override
    public void start() {
        try {
            running = program().start();
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

    /** As Bitcoin Core does it. */
    @Override
    public List<String> mine(int blocks) {
        return hashes(rpc.callOnce("generatetoaddress", blocks, Payer.ADDRESS));
    }

    static List<String> hashes(JsonNode mined) {
        var hashes = new ArrayList<String>();
        mined.forEach(hash -> hashes.add(hash.stringValue()));
        return hashes;
    }

    @Override
    public void reorganise(int depth) {
        int fork = rpc.call("getblockcount").asInt() - depth;
        new EmptyBlocks(rpc, Payer.SCRIPT).submit(fork, depth + 1);
    }

    @Override
    public int rpcPort() {
        return rpcPort;
    }

    @Override
    public String rpcUser() {
        return rpcUser;
    }

    @Override
    public String rpcPassword() {
        return PASSWORD;
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
